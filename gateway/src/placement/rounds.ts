import type { SelectionNode, VariableDefinitionNode } from 'graphql';
import { parseType } from 'graphql';
import type { SubgraphAnswer, SubgraphRequest } from '../engine/index.js';
import type { Target } from '../subgraphs/index.js';
import {
  type GatheredConnection,
  type GatheredField,
  moreNode,
  variableDefinition,
} from './gathered-field.js';
import {
  fieldNode,
  type MadeOperation,
  makeQuery,
  on,
  valuesFor,
  variableNode,
  withArguments,
} from './operations.js';
import type { Slot } from './slot.js';

/** Asks one placement, for no longer than `limit` milliseconds. */
export type Ask = (target: Target, request: SubgraphRequest, limit?: number) => Promise<SubgraphAnswer>;

/** Operations made for further pages that are kept of one operation. */
const MORE_KEPT = 64;

/** The operations that ask for further pages, made once for each set of fields. */
export class MoreOperations {
  readonly #made = new Map<string, MadeOperation>();

  constructor(private readonly definitions: readonly VariableDefinitionNode[]) {}

  /** @param slots what more is wanted of. */
  for(slots: readonly Slot[], number: (field: GatheredField) => string): MadeOperation {
    const name = slots.map(({ field }) => number(field)).join(' ');
    let made = this.#made.get(name);
    if (made === undefined) {
      made = this.#make(slots);
      if (this.#made.size === MORE_KEPT) this.#made.clear();
      this.#made.set(name, made);
    }
    return made;
  }

  #make(slots: readonly Slot[]): MadeOperation {
    const definitions = [...this.definitions];
    const selections = slots.map(({ field, representation }, index): SelectionNode => {
      const paged = field as GatheredField & { connection: GatheredConnection };
      const names = { first: `_placement_first_${index}_more`, after: `_placement_after_${index}` };
      definitions.push(
        variableDefinition(names.first, paged.connection.firstType),
        variableDefinition(names.after, paged.connection.afterType),
      );
      const node = moreNode(paged, names);
      if (representation === undefined)
        return { ...node, alias: { kind: 'Name', value: moreKey(index) } } as SelectionNode;
      const variable = `_placement_entity_${index}`;
      definitions.push(variableDefinition(variable, parseType('[_Any!]!')));
      const below = [fieldNode('__typename'), on(field.parent, [node])];
      return withArguments(fieldNode('_entities', moreKey(index), below), {
        representations: variableNode(variable),
      });
    });
    return makeQuery(selections, definitions);
  }
}

/**
 * Asks all placements, and those whose rows do not fill the page a second time. A placement's time is counted from
 * the beginning. Half of the time the placements wait for each other, to know what is wanted further; who comes later
 * is not waited for: without it too much is asked of the others, never too little.
 *
 * @returns the first answers.
 */
export async function askInRounds(
  first: readonly { readonly target: Target; readonly request: SubgraphRequest }[],
  slots: readonly Slot[],
  more: { readonly operations: MoreOperations; readonly number: (field: GatheredField) => string },
  ask: Ask,
): Promise<Map<Target, SubgraphAnswer>> {
  const begun = performance.now();
  const answers = new Map<Target, SubgraphAnswer>();
  const arrivals = first.map(async ({ target, request }) => {
    const answer = await ask(target, request);
    answers.set(target, answer);
    for (const slot of slots) slot.absorb(target, answer);
  });
  if (!slots.some(({ field }) => field.connection !== undefined)) {
    await Promise.all(arrivals);
    return answers;
  }
  const half = Math.min(...first.map(({ target }) => target.deadline)) / 2;
  const allThere = allOrAfter(arrivals, half);
  await Promise.all(
    first.map(async ({ target, request }, index) => {
      await arrivals[index];
      await allThere;
      const wanted = slots.flatMap((slot) => {
        const wants = slot.wants(target);
        return wants === undefined ? [] : [{ slot, wants }];
      });
      if (wanted.length === 0) return;
      const left = Math.max(1, target.deadline - (performance.now() - begun));
      const asked = wanted.map(({ slot }) => slot);
      const made = more.operations.for(asked, more.number);
      const answer = await ask(target, moreRequest(request, made, wanted), Math.round(left));
      wanted.forEach(({ slot }, at) => {
        const path = slot.representation === undefined ? [moreKey(at)] : [moreKey(at), 0, slot.field.key];
        slot.absorbMore(target, answer, path);
      });
    }),
  );
  return answers;
}

function moreRequest(
  request: SubgraphRequest,
  made: MadeOperation,
  wanted: readonly { slot: Slot; wants: { first: number; after: string } }[],
): SubgraphRequest {
  const variables: Record<string, unknown> = { ...valuesFor(made, request.variables) };
  const entities = wanted.flatMap(({ slot, wants }, index) => {
    variables[`_placement_first_${index}_more`] = wants.first;
    variables[`_placement_after_${index}`] = wants.after;
    if (slot.representation === undefined) return [];
    const variable = `_placement_entity_${index}`;
    return [{ alias: moreKey(index), variable, representations: [slot.representation] }];
  });
  return {
    subgraph: request.subgraph,
    operation: made.operation,
    variables,
    entities: entities.length === 0 ? undefined : entities,
  };
}

function moreKey(index: number): string {
  return `_placement_more_${index}`;
}

/** Resolves when all have settled, at the latest after some milliseconds. */
function allOrAfter(promises: readonly Promise<unknown>[], milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void Promise.allSettled(promises).then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
