import { parseType } from 'graphql';
import type { EntityRequest, SubgraphAnswer, SubgraphError, SubgraphRequest } from '../engine/index.js';
import type { OtherKeys } from '../supergraph/index.js';
import { type GatheredField, variableDefinition } from './gathered-field.js';
import { fieldNode, type MadeOperation, makeQuery, on, variableNode, withArguments } from './operations.js';

/** Asks any subgraph of the graph. */
export type AskElsewhere = (request: SubgraphRequest) => Promise<SubgraphAnswer>;

/**
 * Adds to entities the keys under which rows of theirs may stand beside their own, where their gathered fields want
 * that. Where the keys can't be learned an entity stays as it is: its rows are then those under its own key, and an
 * error at the field says why there may be more.
 */
export async function withOtherKeys(
  entities: readonly EntityRequest[],
  fields: ReadonlyMap<string, readonly GatheredField[]>,
  ask: AskElsewhere,
): Promise<{ readonly entities: readonly EntityRequest[]; readonly errors: readonly SubgraphError[] }> {
  const errors: SubgraphError[] = [];
  const widened = await Promise.all(
    entities.map(async (entity) => {
      let { representations } = entity;
      for (const [name, wanting] of byName(fields.get(entity.alias) ?? [])) {
        const [{ parent, under }] = wanting;
        if (under === undefined) continue;
        const learned = await learn(representations, parent, under, ask);
        representations = learned.map(({ keys }, index) =>
          withKeys(representations[index] ?? '', name, keys),
        );
        learned.forEach(({ error }, index) => {
          if (error === undefined) return;
          for (const { key } of wanting) errors.push({ ...error, path: [entity.alias, index, key] });
        });
      }
      return { ...entity, representations };
    }),
  );
  return { entities: widened, errors };
}

type Wanting = [GatheredField, ...GatheredField[]];

/** The gathered fields that want other keys, by the field that gives them. */
function byName(fields: readonly GatheredField[]): Map<string, Wanting> {
  const found = new Map<string, Wanting>();
  for (const field of fields) {
    if (field.under === undefined) continue;
    const known = found.get(field.under.field);
    if (known === undefined) found.set(field.under.field, [field]);
    else known.push(field);
  }
  return found;
}

interface Learned {
  readonly keys?: readonly unknown[];
  readonly error?: SubgraphError;
}

async function learn(
  representations: readonly string[],
  type: string,
  { field, subgraph }: OtherKeys,
  ask: AskElsewhere,
): Promise<Learned[]> {
  if (representations.length === 0) return [];
  const { operation } = operationFor(type, field);
  const { data, errors = [] } = await ask({
    subgraph,
    operation,
    variables: undefined,
    entities: [{ alias: ENTITIES, variable: REPRESENTATIONS, representations }],
  });
  const found = data?.[ENTITIES];
  return representations.map((_, index): Learned => {
    const keys = Array.isArray(found) ? found[index]?.[field] : undefined;
    if (Array.isArray(keys)) return { keys };
    const error = errors.find(({ path: [, of] = [] }) => of === undefined || of === index);
    return error === undefined ? {} : { error };
  });
}

function withKeys(representation: string, field: string, keys: readonly unknown[] | undefined): string {
  if (keys === undefined) return representation;
  return `${representation.slice(0, -1)},${JSON.stringify(field)}:${JSON.stringify(keys)}}`;
}

const ENTITIES = '_entities';
const REPRESENTATIONS = 'representations';
const made = new Map<string, MadeOperation>();

/** The graph has few of these fields, and each is asked for in one way. */
function operationFor(type: string, field: string): MadeOperation {
  const place = `${type}.${field}`;
  const known = made.get(place);
  if (known !== undefined) return known;
  const asked = withArguments(
    fieldNode(ENTITIES, ENTITIES, [fieldNode('__typename'), on(type, [fieldNode(field)])]),
    { [REPRESENTATIONS]: variableNode(REPRESENTATIONS) },
  );
  const operation = makeQuery([asked], [variableDefinition(REPRESENTATIONS, parseType('[_Any!]!'))]);
  made.set(place, operation);
  return operation;
}
