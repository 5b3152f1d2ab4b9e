import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from 'graphql';
import type { ListSize, ListSizes, SlicingArgument } from '../supergraph/index.js';

/** What an operation is estimated to cost. */
export interface Cost {
  /** Objects that it can make the graph fetch; ten plain values count as one object. A whole number. */
  readonly cost: number;
  /** Whether it is the same whatever its variables hold. */
  readonly fixed: boolean;
}

/** An operation, with the fragments of its document by name. */
export interface Costly {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * @param variables the coerced values of the operation's variables; undefined where they are not known yet: what hangs
 * on one counts for nothing then, so that the cost is the least it can be.
 */
export type CostOf = (costly: Costly, variables?: Readonly<Record<string, unknown>>) => Cost;

/** Costs are counted in tenths, so that they stay whole numbers. */
const VALUE = 1;
const OBJECT = 10;
/** What a list is taken to give that says nothing of its size. */
const UNSIZED_LIST = 5;
const MOST = Number.MAX_SAFE_INTEGER;

/**
 * Makes the estimate for one graph: each list is taken to be as long as the operation lets it become (`@listSize`),
 * and costs as often what is asked of one of its rows. What is asked twice counts twice.
 *
 * It may be asked of documents that are not valid: what does not exist costs nothing. However fragments use each other,
 * each is estimated once for each size of the list it is spread in.
 */
export function createCostOf(schema: GraphQLSchema, sizes: ListSizes): CostOf {
  return ({ operation, fragments }, variables) => {
    const walk = new Walk(schema, sizes, fragments, variables);
    const tenths = walk.selections(
      operation.selectionSet,
      schema.getRootType(operation.operation) ?? undefined,
      undefined,
    );
    return { cost: Math.ceil(tenths / OBJECT), fixed: walk.fixed };
  };
}

/** Which fields of an object are lists, and how long. */
interface Sizing {
  readonly fields: readonly string[];
  readonly rows: number;
}

class Walk {
  /** Whether no variable was met on which the cost depends. */
  fixed = true;
  readonly #known = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sizes: ListSizes,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>> | undefined,
  ) {}

  /** In tenths. */
  selections(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    sizing: Sizing | undefined,
  ): number {
    let sum = 0;
    for (const selection of selections) {
      if (!this.#isIncluded(selection.directives)) continue;
      if (selection.kind === Kind.FIELD) {
        sum += this.#field(selection, parent, sizing);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        sum += this.#fragment(selection.name.value, sizing);
      } else {
        const { typeCondition, selectionSet } = selection;
        const type = typeCondition ? this.schema.getType(typeCondition.name.value) : parent;
        sum += this.selections(selectionSet, type, sizing);
      }
    }
    return Math.min(sum, MOST);
  }

  #fragment(name: string, sizing: Sizing | undefined): number {
    const key = sizing ? `${name} ${sizing.rows} ${sizing.fields.join()}` : name;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    if (fragment === undefined) return 0;
    // One that holds itself counts as empty there; validation refuses it.
    this.#known.set(key, 0);
    const cost = this.selections(
      fragment.selectionSet,
      this.schema.getType(fragment.typeCondition.name.value),
      sizing,
    );
    this.#known.set(key, cost);
    return cost;
  }

  #field(node: FieldNode, parent: GraphQLNamedType | undefined, sizing: Sizing | undefined): number {
    const name = node.name.value;
    if (name === '__typename') return VALUE;
    const field = this.#definition(parent, name);
    if (parent === undefined || field === undefined) return 0;
    const size = this.#sizeOf(parent, name);
    const rows = size && this.#rows(size, node);
    const isSizedFromAbove = sizing?.fields.includes(name) ?? false;
    const times = isSizedFromAbove
      ? (sizing as Sizing).rows
      : lengthOf(field.type, size?.sizedFields.length ? undefined : rows);
    if (times === 0) return 0;
    const below =
      node.selectionSet &&
      this.selections(
        node.selectionSet,
        getNamedType(field.type),
        size?.sizedFields.length ? { fields: size.sizedFields, rows: rows ?? UNSIZED_LIST } : undefined,
      );
    return Math.min(times * (below === undefined ? VALUE : OBJECT + below), MOST);
  }

  #definition(
    parent: GraphQLNamedType | undefined,
    name: string,
  ): GraphQLField<unknown, unknown> | undefined {
    if (parent === this.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  }

  /** An interface may leave it to the types behind it to say. */
  #sizeOf(parent: GraphQLNamedType, field: string): ListSize | undefined {
    const own = this.sizes.get(`${parent.name}.${field}`);
    if (own !== undefined || !isInterfaceType(parent)) return own;
    const behind = this.schema.getPossibleTypes(parent);
    return behind.map(({ name }) => this.sizes.get(`${name}.${field}`)).find((size) => size !== undefined);
  }

  #rows({ slicingArguments, assumedSize }: ListSize, node: FieldNode): number {
    const given = slicingArguments.flatMap((argument) => this.#rowsOf(argument, node) ?? []);
    return given.length > 0 ? Math.max(...given) : (assumedSize ?? UNSIZED_LIST);
  }

  /** What a field refuses counts as the largest that it takes, or as nothing: it is the field that says why. */
  #rowsOf({ name, standard, max = MOST }: SlicingArgument, node: FieldNode): number | undefined {
    const given = node.arguments?.find((argument) => argument.name.value === name);
    const value = given === undefined ? standard : this.#integer(given.value, standard);
    return value === undefined ? undefined : Math.min(Math.max(value, 0), max);
  }

  #integer(value: ValueNode, standard: number | undefined): number | undefined {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return undefined;
    this.fixed = false;
    if (this.variables === undefined) return 0;
    const given = this.variables[value.name.value];
    if (given === undefined) return standard;
    return typeof given === 'number' ? given : undefined;
  }

  #isIncluded(directives: readonly DirectiveNode[] | undefined): boolean {
    if (!directives?.length) return true;
    return directives.every(({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return true;
      const value = given?.[0]?.value;
      if (value?.kind === Kind.BOOLEAN) return value.value === (name.value === 'include');
      if (value?.kind !== Kind.VARIABLE) return true;
      this.fixed = false;
      return (
        this.variables !== undefined &&
        (this.variables[value.name.value] === true) === (name.value === 'include')
      );
    });
  }
}

/** How many of its innermost values a field of this type gives. */
function lengthOf(type: GraphQLOutputType, rows: number = UNSIZED_LIST): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? rows * lengthOf(nullable.ofType) : 1;
}
