import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  type InterfaceTypeDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { stringArgument } from './directives.js';

/** Directives of the type system that clients may see through introspection. */
const KEPT_DIRECTIVES = new Set(['deprecated', 'specifiedBy', 'oneOf']);
const EXECUTABLE = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
]);

/** The graph as clients see it: no machinery of federation, nothing that is @inaccessible. */
export function buildPublicSchema(supergraph: DocumentNode): GraphQLSchema {
  return build(supergraph, hiddenIn(supergraph));
}

/** The graph with its @inaccessible elements, for the engine's own use. */
export function buildFullSchema(supergraph: DocumentNode): GraphQLSchema {
  return build(supergraph, NOTHING_HIDDEN);
}

interface Hidden {
  readonly types: ReadonlySet<string>;
  isHidden(node: { directives?: readonly ConstDirectiveNode[] | undefined }): boolean;
}

const NOTHING_HIDDEN: Hidden = { types: new Set(), isHidden: () => false };

function hiddenIn(document: DocumentNode): Hidden {
  const isHidden: Hidden['isHidden'] = (node) =>
    node.directives?.some(({ name }) => name.value === 'inaccessible') ?? false;
  const types = document.definitions.filter(isTypeDefinitionNode).filter(isHidden);
  return { types: new Set(types.map(({ name }) => name.value)), isHidden };
}

function build(document: DocumentNode, hidden: Hidden): GraphQLSchema {
  const machinery = machineryNames(document);
  const definitions = document.definitions.flatMap((node) => cleanDefinition(node, hidden, machinery) ?? []);
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });
}

function cleanDefinition(
  node: DefinitionNode,
  hidden: Hidden,
  isMachinery: (name: string) => boolean,
): DefinitionNode | undefined {
  if (node.kind === Kind.SCHEMA_DEFINITION) return { ...node, directives: [] };
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return isExecutable(node) ? node : undefined;
  if (!isTypeDefinitionNode(node)) return undefined;
  if (isMachinery(node.name.value) || hidden.types.has(node.name.value)) return undefined;
  const directives = keptDirectives(node.directives);
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return cleanFields({ ...node, directives }, hidden);
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return {
        ...node,
        directives,
        fields: cleanInputs(node.fields, hidden),
      } as InputObjectTypeDefinitionNode;
    case Kind.UNION_TYPE_DEFINITION:
      return {
        ...node,
        directives,
        types: node.types?.filter(({ name }) => !hidden.types.has(name.value)) ?? [],
      };
    case Kind.ENUM_TYPE_DEFINITION:
      return {
        ...node,
        directives,
        values: node.values
          ?.filter((value) => !hidden.isHidden(value))
          .map((value) => ({ ...value, directives: keptDirectives(value.directives) })),
      } as EnumTypeDefinitionNode;
    default:
      return { ...node, directives };
  }
}

function cleanFields<T extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(
  node: T,
  hidden: Hidden,
): T {
  return {
    ...node,
    interfaces: node.interfaces?.filter(({ name }) => !hidden.types.has(name.value)),
    fields: node.fields
      ?.filter((field) => !hidden.isHidden(field) && !hidden.types.has(nameOfType(field.type)))
      .map(
        (field): FieldDefinitionNode => ({
          ...field,
          directives: keptDirectives(field.directives),
          arguments: cleanInputs(field.arguments, hidden),
        }),
      ),
  };
}

function cleanInputs(
  inputs: readonly InputValueDefinitionNode[] | undefined,
  hidden: Hidden,
): InputValueDefinitionNode[] {
  return (inputs ?? [])
    .filter((input) => !hidden.isHidden(input) && !hidden.types.has(nameOfType(input.type)))
    .map((input) => ({ ...input, directives: keptDirectives(input.directives) }));
}

function keptDirectives(directives: readonly ConstDirectiveNode[] | undefined): ConstDirectiveNode[] {
  return directives?.filter(({ name }) => KEPT_DIRECTIVES.has(name.value)) ?? [];
}

function isExecutable(node: DirectiveDefinitionNode): boolean {
  return node.locations.some(({ value }) => EXECUTABLE.has(value)) && !node.name.value.includes('__');
}

/** Types of linked specifications are called `<specification>__<Name>`; a graph may have such names of its own. */
function machineryNames(document: DocumentNode): (name: string) => boolean {
  const prefixes = new Set(['join__', 'link__', 'core__']);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'link' && directive.name.value !== 'core') continue;
      const url = stringArgument(directive, 'url') ?? stringArgument(directive, 'feature');
      const name = stringArgument(directive, 'as') ?? url?.split('/').at(-2);
      if (name) prefixes.add(`${name}__`);
    }
  }
  return (name) => [...prefixes].some((prefix) => name.startsWith(prefix));
}

/** The name of a type without its lists and exclamation marks. */
export function nameOfType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOfType(type.type);
}
