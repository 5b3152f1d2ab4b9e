import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
} from 'graphql';

/** What `@listSize` says of a field: how many rows it, or lists within it, may give. */
export interface ListSize {
  /** The rows where no argument says how many. */
  readonly assumedSize: number | undefined;
  /** The arguments that say how many; of several given the largest counts. */
  readonly slicingArguments: readonly SlicingArgument[];
  /** Where it is not the field itself that is the list: which fields of its type are. */
  readonly sizedFields: readonly string[];
}

/** An argument that says how many rows a list gives. */
export interface SlicingArgument {
  readonly name: string;
  /** Its value where it is left out; undefined where it has none. */
  readonly standard: number | undefined;
  /** The largest value that the field takes (`@range`); undefined where it takes any. */
  readonly max: number | undefined;
}

/** By `Type.field`. */
export type ListSizes = ReadonlyMap<string, ListSize>;

/** Reads `@listSize` from every field of an object or an interface, and `@range` from its arguments. */
export function readListSizes(document: DocumentNode): ListSizes {
  const sizes = new Map<string, ListSize>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const directive = named(field.directives, 'listSize');
      if (directive) sizes.set(`${type.name.value}.${field.name.value}`, sizeOf(directive, field));
    }
  }
  return sizes;
}

function sizeOf(directive: ConstDirectiveNode, field: FieldDefinitionNode): ListSize {
  return {
    assumedSize: integer(argumentOf(directive, 'assumedSize')),
    slicingArguments: texts(argumentOf(directive, 'slicingArguments')).map((name) =>
      slicingArgument(
        name,
        field.arguments?.find((argument) => argument.name.value === name),
      ),
    ),
    sizedFields: texts(argumentOf(directive, 'sizedFields')),
  };
}

function slicingArgument(name: string, argument: InputValueDefinitionNode | undefined): SlicingArgument {
  const range = named(argument?.directives, 'range');
  return {
    name,
    standard: integer(argument?.defaultValue),
    max: range && integer(argumentOf(range, 'max')),
  };
}

function named(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): ConstDirectiveNode | undefined {
  return directives?.find((directive) => directive.name.value === name);
}

function argumentOf(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

function integer(value: ConstValueNode | undefined): number | undefined {
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}

function texts(value: ConstValueNode | undefined): string[] {
  const values = value?.kind === Kind.LIST ? value.values : [];
  return values.flatMap((each) => (each.kind === Kind.STRING ? each.value : []));
}
