import {
  type FieldNode,
  getNamedType,
  Kind,
  type OperationTypeNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';
import type { SubgraphError, SubgraphOperation, SubgraphRequest } from '../engine/index.js';
import type { Target } from '../subgraphs/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { keyOf } from './connection-shape.js';
import {
  firstDefinitions,
  firstNode,
  firstValues,
  type GatheredField,
  pageSizeOf,
  readGatheredField,
  targetsOf,
} from './gathered-field.js';
import {
  argumentOf,
  inlined,
  type MadeOperation,
  makeQuery,
  operationIn,
  valueBelow,
  valuesFor,
} from './operations.js';
import { isKey, keyText, type Place } from './place.js';
import { unknownRegion } from './region-errors.js';
import { MoreOperations } from './rounds.js';
import { Slot } from './slot.js';

/** Most smaller operations that are kept of one operation. */
const SMALLER_KEPT = 64;

/** One root field of an operation and where it is answered. */
export interface RootField {
  /** Its response key. */
  readonly key: string;
  readonly node: FieldNode;
  /** What is known of it where all deployments are asked, and their rows become one list. */
  readonly gathered: GatheredField | undefined;
  readonly placedBy: PlacedBy;
}

/** Where the value is that names the deployment. */
interface PlacedBy {
  /** The argument that it is in, where the field has one. */
  readonly argument: ValueNode | undefined;
  /** The way to it below the argument. */
  readonly below: readonly string[];
  /** The whole way, where the graph declares it: a value that names no deployment is refused then. */
  readonly declared: string | undefined;
}

/** A root field that no deployment is asked for. */
export interface RefusedField {
  readonly key: string;
  readonly error: SubgraphError;
}

/** What one deployment is asked of an operation's root fields. */
export interface RootPart {
  readonly target: Target;
  readonly request: SubgraphRequest;
  readonly fields: readonly RootField[];
}

/** The root fields of an operation, read once, and the smaller operations made of them so far. */
export class RootFields {
  readonly fields: readonly RootField[];
  readonly more: MoreOperations;
  readonly #operation: SubgraphOperation;
  readonly #place: Place;
  readonly #smaller = new Map<string, MadeOperation>();

  constructor(operation: SubgraphOperation, supergraph: Supergraph, place: Place) {
    this.#operation = operation;
    this.#place = place;
    this.fields = readFields(operation, supergraph, place);
    this.more = new MoreOperations(operationIn(operation.document).variableDefinitions ?? []);
  }

  /** Splits a request by the deployments that answer its fields. */
  split(request: SubgraphRequest): RootPart[] {
    const chosen = new Map<Target, RootField[]>();
    const choose = (target: Target, field: RootField) => {
      const fields = chosen.get(target);
      if (fields === undefined) chosen.set(target, [field]);
      else fields.push(field);
    };
    for (const field of this.fields) {
      if (field.gathered === undefined) {
        if (this.#refusalOf(field, request.variables) === undefined)
          choose(this.#targetOf(field, request.variables), field);
      } else
        for (const target of targetsOf(field.gathered, request.variables, this.#place)) choose(target, field);
    }
    return [...chosen].map(([target, fields]) => ({
      target,
      fields,
      request: this.#requestFor(fields, request),
    }));
  }

  /**
   * The fields of a query whose arguments name a deployment that there is not. A mutation goes to the fallback then: who
   * sent it is told there what is wrong with it, all at once.
   */
  refused({ variables }: SubgraphRequest): RefusedField[] {
    return this.fields.flatMap((field) => {
      const error = this.#refusalOf(field, variables);
      return error === undefined ? [] : [{ key: field.key, error }];
    });
  }

  /** The places of the gathered fields, with nothing known of them yet. */
  slots({ variables }: SubgraphRequest): Slot[] {
    return this.fields.flatMap(({ gathered }) => {
      if (gathered === undefined) return [];
      const targets = targetsOf(gathered, variables, this.#place);
      return [new Slot(gathered, [gathered.key], targets, pageSizeOf(gathered, variables))];
    });
  }

  #targetOf(field: RootField, variables: SubgraphRequest['variables']): Target {
    const value = placingValue(field, variables);
    return isKey(value) ? this.#place.targetFor(value) : this.#place.fallback;
  }

  #refusalOf(field: RootField, variables: SubgraphRequest['variables']): SubgraphError | undefined {
    const { declared } = field.placedBy;
    if (declared === undefined || this.#operation.kind === 'mutation') return undefined;
    const value = placingValue(field, variables);
    if (isKey(value)) return this.#place.isServed(value) ? undefined : unknownRegion(value);
    return unknownRegion(value, declared);
  }

  #requestFor(fields: readonly RootField[], request: SubgraphRequest): SubgraphRequest {
    const gathered = fields.flatMap((field) => field.gathered ?? []);
    if (fields.length === this.fields.length && gathered.length === 0) return request;
    const name = fields.map(({ key }) => key).join(' ');
    let smaller = this.#smaller.get(name);
    if (smaller === undefined) {
      smaller = this.#smallerOperation(fields, gathered);
      // Variables decide which fields go together: a client could ask for ever new sets.
      if (this.#smaller.size === SMALLER_KEPT) this.#smaller.clear();
      this.#smaller.set(name, smaller);
    }
    const values = valuesFor(smaller, request.variables);
    const variables =
      gathered.length === 0
        ? values
        : { ...values, ...firstValues(gathered, request.variables, this.#place) };
    return { ...request, operation: smaller.operation, variables };
  }

  /** The operation with some of its root fields only, and of variables what they use. */
  #smallerOperation(fields: readonly RootField[], gathered: readonly GatheredField[]): MadeOperation {
    const { document, kind } = this.#operation;
    return makeQuery(
      fields.map((field) => (field.gathered === undefined ? field.node : firstNode(field.gathered))),
      [...(operationIn(document).variableDefinitions ?? []), ...firstDefinitions(gathered)],
      kind,
    );
  }
}

function placingValue(
  { placedBy: { argument, below } }: RootField,
  variables: SubgraphRequest['variables'],
): unknown {
  return keyText(valueBelow(argument, below, variables));
}

function readFields(
  { document, kind }: SubgraphOperation,
  supergraph: Supergraph,
  place: Place,
): RootField[] {
  const rootType = supergraph.fullSchema.getRootType(kind as OperationTypeNode);
  const fields: RootField[] = [];
  const read = (selections: readonly SelectionNode[]): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) fields.push(readField(node));
      else if (node.kind === Kind.INLINE_FRAGMENT) read(node.selectionSet.selections);
    }
  };
  const readField = (node: FieldNode): RootField => {
    const field = rootType?.getFields()[node.name.value];
    const placedKey = field && place.keys.get(getNamedType(field.type).name);
    const gathered =
      rootType && kind === 'query'
        ? readGatheredField(node, rootType, fields.length, { supergraph, place })
        : undefined;
    const declared = rootType && supergraph.placedFields.get(`${rootType.name}.${node.name.value}`);
    const [argument = placedKey, ...below] = declared ?? [];
    const placedBy = { argument: argumentOf(node, argument), below, declared: declared?.join('.') };
    return { key: keyOf(node), node, gathered, placedBy };
  };
  read(inlined(document));
  return fields;
}
