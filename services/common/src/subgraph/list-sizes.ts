import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parseConstValue,
  print,
  type TypeNode,
  visit,
} from 'graphql';
import { DEFAULT_FIRST, MAX_FIRST } from '../lists/page-args.js';

/** The directives that {@link withListSizes} writes. */
export const LIST_SIZE = 'listSize';
export const RANGE = 'range';

/**
 * Says of every connection field how many rows it gives, so that the gateway can estimate what an operation costs:
 * as many as `first` says, and never more than the field takes. It is written here, for whatever field returns a
 * connection, so that none can be forgotten. Where `first` says nothing a full page is assumed, unless the field itself
 * says how many rows there realistically are, with a `@listSize(assumedSize: …)` of its own.
 *
 * @param types the definitions of one subgraph.
 */
export function withListSizes(types: DocumentNode): DocumentNode {
  return visit(types, {
    FieldDefinition: (field) => (isConnection(field) ? sized(field) : undefined),
  });
}

/** A connection is called so. */
function isConnection({ type }: FieldDefinitionNode): boolean {
  return nameOf(type).endsWith('Connection');
}

function sized(field: FieldDefinitionNode): FieldDefinitionNode {
  return {
    ...field,
    arguments: field.arguments?.map((argument) =>
      argument.name.value === 'first'
        ? withDirective(argument, RANGE, { min: '1', max: `${MAX_FIRST}` })
        : argument,
    ),
    directives: withDirective(withoutListSize(field), LIST_SIZE, {
      assumedSize: assumedSizeOf(field),
      slicingArguments: '["first"]',
      sizedFields: '["edges", "nodes"]',
      requireOneSlicingArgument: 'false',
    }).directives,
  };
}

/** As GraphQL text. */
function assumedSizeOf({ directives }: FieldDefinitionNode): string {
  const own = directives?.find(({ name }) => name.value === LIST_SIZE);
  const size = own?.arguments?.find(({ name }) => name.value === 'assumedSize');
  return size === undefined ? `${DEFAULT_FIRST}` : print(size.value);
}

function withoutListSize({ directives }: FieldDefinitionNode): Pick<FieldDefinitionNode, 'directives'> {
  return { directives: directives?.filter(({ name }) => name.value !== LIST_SIZE) };
}

function withDirective<Node extends Pick<FieldDefinitionNode, 'directives'>>(
  node: Node,
  name: string,
  values: Readonly<Record<string, string>>,
): Node {
  const directive = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(values).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: parseConstValue(value, { noLocation: true }),
    })),
  } as const;
  return { ...node, directives: [...(node.directives ?? []), directive] };
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
