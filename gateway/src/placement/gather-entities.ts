import {
  type FieldNode,
  type GraphQLObjectType,
  isObjectType,
  Kind,
  parseType,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type {
  EntityRequest,
  SubgraphAnswer,
  SubgraphError,
  SubgraphOperation,
  SubgraphRequest,
} from '../engine/index.js';
import type { Supergraph } from '../supergraph/index.js';
import { assemble } from './assemble.js';
import { joinEntities, splitEntities } from './entities.js';
import {
  firstDefinitions,
  firstNode,
  firstValues,
  type GatheredField,
  pageSizeOf,
  readGatheredField,
  targetsOf,
  variableDefinition,
} from './gathered-field.js';
import {
  fieldNode,
  inlined,
  type MadeOperation,
  makeQuery,
  on,
  operationIn,
  valuesFor,
  variableNode,
  withArguments,
} from './operations.js';
import type { Place } from './place.js';
import { type Ask, askInRounds, MoreOperations } from './rounds.js';
import { Slot } from './slot.js';

const PREFIX = '_placement_all_';

/** An operation for entities some of whose fields are gathered. */
export interface GatheredEntities {
  readonly made: MadeOperation;
  readonly fields: ReadonlyMap<string, readonly GatheredField[]>;
  /** The `_entities` fields of which more than gathered fields is asked, of each entity's own placement. */
  readonly owned: ReadonlySet<string>;
  readonly more: MoreOperations;
}

/** Reads an operation for entities; undefined where it asks for no gathered field of an entity itself. */
export function readGatheredEntities(
  { document }: SubgraphOperation,
  context: { readonly supergraph: Supergraph; readonly place: Place },
): GatheredEntities | undefined {
  const fields = new Map<string, GatheredField[]>();
  const owned = new Set<string>();
  const selections: SelectionNode[] = [];
  let count = 0;
  const definitions: VariableDefinitionNode[] = [...(operationIn(document).variableDefinitions ?? [])];

  for (const root of inlined(document)) {
    if (root.kind !== Kind.FIELD) continue;
    const alias = root.alias?.value ?? root.name.value;
    const found: GatheredField[] = [];
    const take = (type: GraphQLObjectType | undefined, list: readonly SelectionNode[]): SelectionNode[] =>
      list.flatMap((selection): SelectionNode[] => {
        if (selection.kind === Kind.FIELD && type !== undefined) {
          const field = readGatheredField(selection, type, count, context);
          if (field === undefined) return [selection];
          count++;
          found.push(field);
          return [];
        }
        if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
        const condition = context.supergraph.fullSchema.getType(selection.typeCondition?.name.value ?? '');
        const rest = take(isObjectType(condition) ? condition : type, selection.selectionSet.selections);
        if (rest.length === 0) return [];
        return [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: rest } }];
      });
    const rest = take(undefined, root.selectionSet?.selections ?? []);
    if (found.length === 0 || rest.some(isMoreThanType)) {
      selections.push({ ...root, selectionSet: { kind: Kind.SELECTION_SET, selections: rest } } as FieldNode);
      owned.add(alias);
    }
    if (found.length === 0) continue;
    fields.set(alias, found);
    const below = [fieldNode('__typename'), ...found.map((field) => on(field.parent, [firstNode(field)]))];
    selections.push(
      withArguments(fieldNode('_entities', PREFIX + alias, below), {
        representations: variableNode(PREFIX + alias),
      }),
    );
    definitions.push(variableDefinition(PREFIX + alias, parseType('[_Any!]!')));
  }
  if (count === 0) return undefined;
  definitions.push(...firstDefinitions([...fields.values()].flat()));
  return { made: makeQuery(selections, definitions), fields, owned, more: new MoreOperations(definitions) };
}

/** Answers a request for entities some of whose fields are gathered: at most two requests to each placement. */
export async function gatherEntities(
  request: SubgraphRequest,
  entities: readonly EntityRequest[],
  gathered: GatheredEntities,
  place: Place,
  ask: Ask,
): Promise<SubgraphAnswer> {
  const own = entities.filter(({ alias }) => gathered.owned.has(alias));
  const { parts, refused } = splitEntities({ ...request, entities: own }, own, place);
  const slots = slotsOf(entities, gathered, request, place);
  const targets = new Set([...parts.map(({ target }) => target), ...slots.flatMap((slot) => slot.targets)]);
  const all = entities
    .filter(({ alias }) => gathered.fields.has(alias))
    .map(({ alias, representations }) => ({
      alias: PREFIX + alias,
      variable: PREFIX + alias,
      representations,
    }));
  const variables = {
    ...valuesFor(gathered.made, request.variables),
    ...firstValues([...gathered.fields.values()].flat(), request.variables, place),
  };
  const first = [...targets].map((target) => {
    const part = parts.find((each) => each.target === target);
    const mine = part?.request.entities ?? own.map((each) => ({ ...each, representations: [] }));
    return {
      target,
      request: {
        subgraph: request.subgraph,
        operation: gathered.made.operation,
        variables,
        entities: [...mine, ...all],
      },
    };
  });
  const numbers = numbersOf(gathered);
  const answers = await askInRounds(
    first,
    slots,
    { operations: gathered.more, number: (field) => numbers.get(field) ?? '' },
    ask,
  );
  const base = joinEntities(
    own,
    parts.map((part) => ({ ...part, answer: answers.get(part.target) ?? { data: null } })),
    refused,
  );
  return withGathered(base, entities, slots);
}

function slotsOf(
  entities: readonly EntityRequest[],
  { fields }: GatheredEntities,
  { variables }: SubgraphRequest,
  place: Place,
): Slot[] {
  return entities.flatMap(({ alias, representations }) =>
    (fields.get(alias) ?? []).flatMap((field) => {
      const targets = targetsOf(field, variables, place);
      const size = pageSizeOf(field, variables);
      return representations.map(
        (text, index) => new Slot(field, [PREFIX + alias, index, field.key], targets, size, text),
      );
    }),
  );
}

function withGathered(
  base: SubgraphAnswer,
  entities: readonly EntityRequest[],
  slots: readonly Slot[],
): SubgraphAnswer {
  const data: Record<string, unknown> = { ...base.data };
  const errors: SubgraphError[] = [...(base.errors ?? [])];
  for (const { alias, representations } of entities)
    data[alias] ??= new Array(representations.length).fill(null);
  for (const slot of slots) {
    const [prefixed, index] = slot.path as [string, number];
    const alias = prefixed.slice(PREFIX.length);
    const list = data[alias] as (Record<string, unknown> | null)[];
    const { value, errors: found } = assemble(slot);
    for (const error of found)
      errors.push({ ...error, path: [alias, index, slot.field.key, ...(error.path ?? [])] });
    list[index] ??= { __typename: slot.field.parent };
    (list[index] as Record<string, unknown>)[slot.field.key] = value;
  }
  return errors.length === 0 ? { data } : { data, errors };
}

function numbersOf({ fields }: GatheredEntities): Map<GatheredField, string> {
  return new Map([...fields.values()].flat().map((field, index) => [field, String(index)]));
}

function isMoreThanType(selection: SelectionNode): boolean {
  if (selection.kind === Kind.FIELD) return selection.name.value !== '__typename';
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.some(isMoreThanType);
  return true;
}
