import type { Passed } from '../../support/fault-proxy.js';
import type { Fault } from '../../support/faults.js';

export type Reason = 'UNREACHABLE' | 'TIMEOUT' | 'FAILED';

/** Why something of a placement must be missing: one of these reasons must be told. */
export type Trouble = readonly Reason[];

/** The subgraphs that are placed, as their paths name them. */
export type PlacedPath = '/territories' | '/activities';

type Data = Record<string, unknown>;

const REASONS: Partial<Record<Fault, Reason>> = {
  refused: 'UNREACHABLE',
  reset: 'UNREACHABLE',
  hanging: 'TIMEOUT',
  drip: 'TIMEOUT',
};

/**
 * What the placements gave to one request, as the proxies before them saw it: from that it follows what its answer may
 * hold, and what it must say is missing.
 */
export class WhatCame {
  /** @param passed by the placements' codes. */
  constructor(private readonly passed: ReadonlyMap<string, readonly Passed[]>) {}

  /** Why a root field's value of a placement is missing; undefined where it was given as it is. */
  atRoot(code: string, path: PlacedPath, key: string): Trouble | undefined {
    const came = this.#of(code, path);
    return this.#trouble(code, came, came?.whole?.[key], came?.given?.[key]);
  }

  /** The same for what a placement was asked of one entity. */
  atEntity(code: string, path: PlacedPath, isIt: (representation: Data) => boolean): Trouble | undefined {
    const came = this.#of(code, path);
    if (came?.whole === undefined) return this.#trouble(code, came, undefined, undefined);
    const [key, entities] = Object.entries(came.whole).find(([name]) => name.includes('_entities')) ?? [];
    const representations = Object.values(came.variables).find(
      (value) => Array.isArray(value) && value.some((each) => '__typename' in Object(each)),
    ) as Data[] | undefined;
    const index = representations?.findIndex(isIt) ?? -1;
    if (key === undefined || index === -1) throw new Error(`${code} was not asked for the entity`);
    const given = came.given?.[key];
    const whole = entities as unknown[];
    const isCounted = Array.isArray(given) && given.length === whole.length;
    return this.#trouble(code, came, whole[index], isCounted ? given[index] : undefined);
  }

  /** What came of a list whose items may each be null: those that are whole, and the number of nulls. */
  items(code: string, path: PlacedPath, key: string): { whole: unknown[]; nulls: number; trouble?: Trouble } {
    const came = this.#of(code, path);
    const given = came?.given?.[key];
    if (!Array.isArray(given))
      return { whole: [], nulls: 1, trouble: this.#trouble(code, came, true, undefined) ?? [] };
    const known = new Set(((came?.whole?.[key] ?? []) as unknown[]).map(text));
    const whole = new Set(given.map(text).filter((item) => known.has(item)));
    return {
      whole: [...whole].map((item) => JSON.parse(item)),
      nulls: given.filter((item) => !known.has(text(item))).length,
    };
  }

  given(code: string, path: PlacedPath, key: string): unknown {
    return this.#of(code, path)?.given?.[key];
  }

  /** What was done to the answer of a placement; undefined where none of it came, for the connection was cut. */
  fault(code: string, path: PlacedPath): Fault | undefined {
    const came = this.#of(code, path);
    return came?.cut ? undefined : came?.fault;
  }

  /** The number of turns in which a placement hung that had not hung before in this request. */
  get waits(): number {
    const turns = new Set<string>();
    for (const all of this.passed.values()) {
      const first = all.find(({ fault, cut }) => cut || fault === 'hanging' || fault === 'drip');
      if (first !== undefined) turns.add(first.path);
    }
    return turns.size;
  }

  /** Whether a placement that had hung for its time was asked once more. */
  wasAskedAgain(deadline: number): boolean {
    // What is asked at once may come by a little later.
    const soon = deadline * 0.75;
    return [...this.passed.values()].some((all) =>
      all.some(
        ({ fault, cut, at }) =>
          !cut && REASONS[fault ?? 'shape'] === 'TIMEOUT' && all.some((other) => other.at > at + soon),
      ),
    );
  }

  #of(code: string, path: PlacedPath): Passed | undefined {
    const found = this.passed.get(code)?.filter((each) => each.path === path) ?? [];
    if (found.length > 1) throw new Error(`${code} was asked ${found.length} times at ${path}`);
    return found[0];
  }

  #trouble(code: string, came: Passed | undefined, whole: unknown, given: unknown): Trouble | undefined {
    if (came === undefined) {
      // Nothing came through: no connection was taken, the placement is skipped, or its time is over already.
      const hung = this.passed.get(code)?.some(({ fault }) => REASONS[fault ?? 'shape'] === 'TIMEOUT');
      return hung ? ['TIMEOUT', 'UNREACHABLE'] : ['UNREACHABLE'];
    }
    if (came.cut) return ['UNREACHABLE', 'TIMEOUT'];
    if (came.given !== undefined && text(whole) === text(given)) return undefined;
    return [REASONS[came.fault ?? 'shape'] ?? 'FAILED'];
  }
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
