import type { EntityRequest, SubgraphAnswer, SubgraphError, SubgraphRequest } from '../engine/index.js';
import { NO_SUCH_RECORD } from '../errors.js';
import { failed, type Target } from '../subgraphs/index.js';
import { CODE_LENGTH, isKey, type Place } from './place.js';
import { ofRegion, show, unknownRegion } from './region-errors.js';

/** What one deployment is asked of a request for entities. */
export interface EntityPart {
  readonly target: Target;
  readonly request: SubgraphRequest;
  /** For each `_entities` field the indices, in the whole request, of the representations that went here. */
  readonly indices: readonly (readonly number[])[];
}

/** Splits a request for entities by the deployments that hold them, each `_entities` field by itself. */
export function splitEntities(
  request: SubgraphRequest,
  entities: readonly EntityRequest[],
  place: Place,
): { readonly parts: readonly EntityPart[]; readonly refused: readonly SubgraphError[] } {
  const indices = new Map<Target, number[][]>();
  const refused: SubgraphError[] = [];
  entities.forEach(({ alias, representations }, field) => {
    const find = createFinder(place);
    // Keys of one deployment tend to follow each other.
    let last: Target | undefined;
    let chosen: number[] = [];
    for (let index = 0; index < representations.length; index++) {
      const target = find(representations[index] as string);
      if (!isTarget(target)) {
        refused.push({ ...target, path: [alias, index] });
        continue;
      }
      if (target !== last) {
        last = target;
        let known = indices.get(target);
        if (known === undefined) {
          known = entities.map(() => []);
          indices.set(target, known);
        }
        chosen = known[field] as number[];
      }
      chosen.push(index);
    }
  });
  const parts = [...indices].map(([target, fields]): EntityPart => {
    const chosen = entities.map(({ alias, variable, representations }, field) => ({
      alias,
      variable,
      representations: (fields[field] as number[]).map((index) => representations[index] as string),
    }));
    return { target, request: { ...request, entities: chosen }, indices: fields };
  });
  return { parts, refused };
}

/** Puts the deployments' entities back in the order of the whole request, and their errors to those entities. */
export function joinEntities(
  entities: readonly EntityRequest[],
  parts: readonly (EntityPart & { readonly answer: SubgraphAnswer })[],
  refused: readonly SubgraphError[],
): SubgraphAnswer {
  const data: Record<string, unknown[]> = {};
  for (const { alias, representations } of entities)
    data[alias] = new Array(representations.length).fill(null);
  const errors = [...refused];
  for (const part of parts) {
    entities.forEach(({ alias }, field) => {
      const found = part.answer.data?.[alias];
      if (!Array.isArray(found)) return;
      part.indices[field]?.forEach((whole, index) => {
        (data[alias] as unknown[])[whole] = found[index] ?? null;
      });
    });
    for (const error of oneAboutAll(part.answer.errors ?? [])) errors.push(...inWhole(error, entities, part));
    errors.push(...untold(entities, part));
  }
  return errors.length === 0 ? { data } : { data, errors };
}

/** Of errors that are about all entities the first: it stands at each of them, and further ones would too. */
function oneAboutAll(errors: readonly SubgraphError[]): SubgraphError[] {
  const told = new Set<string | number | undefined>();
  return errors.filter(({ path: [alias, index] = [] }) => {
    if (typeof index === 'number') return true;
    const isFirst = !told.has(alias);
    told.add(alias);
    return isFirst;
  });
}

/** Of entities that a deployment does not have, and does not say so. */
function untold(
  entities: readonly EntityRequest[],
  { answer, indices, target }: EntityPart & { readonly answer: SubgraphAnswer },
): SubgraphError[] {
  const [error] = failed(target, 'failed', NO_SUCH_RECORD).errors ?? [];
  if (error === undefined) return [];
  return entities.flatMap(({ alias }, field) => {
    const found = answer.data?.[alias];
    return (indices[field] ?? []).flatMap((whole, index) => {
      if (Array.isArray(found) && found[index] !== null) return [];
      const isTold = answer.errors?.some(
        ({ path: [at, of] = [] }) => (at === undefined || at === alias) && (of === undefined || of === index),
      );
      return isTold ? [] : [{ ...error, path: [alias, whole] }];
    });
  });
}

/** The error at each entity it is about: one that names none is about all that this deployment was asked for. */
function inWhole(
  error: SubgraphError,
  entities: readonly EntityRequest[],
  part: EntityPart,
): SubgraphError[] {
  const { extensions, message } = ofRegion(error, part.target);
  const [alias, index, ...below] = error.path ?? [];
  return entities.flatMap((entity, field) => {
    if (alias !== undefined && alias !== entity.alias) return [];
    const asked = part.indices[field] ?? [];
    const concerned = typeof index === 'number' ? asked.slice(index, index + 1) : asked;
    return concerned.map((whole) => ({ message, extensions, path: [entity.alias, whole, ...below] }));
  });
}

/**
 * Finds the deployment that holds an entity, or what is wrong with its key. The representations of a field are alike:
 * what stands before the key of the first is looked for in the others, which is cheaper than reading each.
 */
function createFinder(place: Place): (representation: string) => Target | Refused {
  let prefix: string | undefined;
  return (representation) => {
    if (prefix !== undefined && representation.startsWith(prefix) && hasPlainCode(representation, prefix)) {
      return placed(representation.slice(prefix.length, prefix.length + CODE_LENGTH), place);
    }
    const found = targetOf(representation, place);
    prefix ??= prefixOf(representation, place);
    return found;
  };
}

/** Whether the code's characters stand for themselves in JSON, so that the text that they begin goes on or ends behind them. */
function hasPlainCode(representation: string, { length }: string): boolean {
  for (let index = length; index < length + CODE_LENGTH; index++) {
    const unit = representation.charCodeAt(index);
    const isDigit = unit >= 0x30 && unit <= 0x39;
    const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
    if (!isDigit && !isLetter) return false;
  }
  return true;
}

function prefixOf(representation: string, { keys }: Place): string | undefined {
  const [, before, type = ''] = /^(\{"__typename":"(\w+)",)/.exec(representation) ?? [];
  const key = keys.get(type);
  return before === undefined || key === undefined ? undefined : `${before}"${key}":"`;
}

/** Why an entity can't be asked for. */
type Refused = Pick<SubgraphError, 'message' | 'extensions'>;

function isTarget(found: Target | Refused): found is Target {
  return 'url' in found;
}

function targetOf(representation: string, place: Place): Target | Refused {
  const entity = JSON.parse(representation) as Record<string, unknown>;
  const type = String(entity.__typename);
  const field = place.keys.get(type);
  if (field === undefined) return place.fallback;
  const key = entity[field];
  if (isKey(key)) return placed(key, place);
  return {
    message: `Expected the ${field} of a ${type} to begin with the two characters of a region's code, got ${show(key)}.`,
    extensions: { code: 'SUBGRAPH_FAILED' },
  };
}

/** An unknown code is a fault of who refers to it, and costs only that entity. */
function placed(key: string, place: Place): Target | Refused {
  if (place.isServed(key)) return place.targetFor(key);
  return unknownRegion(key);
}
