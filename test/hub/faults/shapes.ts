import { expect } from '@jest/globals';
import type { AnswerError } from '../../world.js';
import type { Lateness } from './lateness.js';
import type { PlacedPath, Reason, Trouble, WhatCame } from './what-came.js';

/** What an answer is checked against. */
export interface Known<Data> {
  /** The answer to the same question when nothing fails. */
  readonly whole: Data;
  readonly came: WhatCame;
  readonly late: Lateness;
  /** The codes of all placements. */
  readonly codes: readonly string[];
}

/** A way to ask for what lies in several placements, and what must be in its answer. */
export interface Shape<Data> {
  readonly name: string;
  readonly query: string;
  /** @throws where the answer does not hold exactly what came, or does not say exactly what did not. */
  check(data: Data, errors: readonly AnswerError[], known: Known<Data>): void;
}

interface Row {
  readonly id: string;
}
interface Page<Node = Row> {
  readonly totalCount: number;
  readonly completeness: {
    readonly complete: boolean;
    readonly answered: readonly string[];
    readonly missing: readonly { readonly code: string; readonly name: string; readonly reason: Reason }[];
  };
  readonly nodes: readonly Node[];
}

const STATEMENT = 'totalCount completeness { complete answered missing { code name reason } }';

type Lists = Record<'bodies' | 'events' | 'projects', Page> & { regions: ({ code: string } | null)[] };

const rootLists: Shape<Lists> = {
  name: 'lists at the root',
  query: `{
    regions { code name }
    bodies(first: 100) { ${STATEMENT} nodes { id kind updatedAt } }
    events(first: 100) { ${STATEMENT} nodes { id kind updatedAt } }
    projects(first: 100) { ${STATEMENT} nodes { id updatedAt } }
  }`,
  check(data, errors, known) {
    for (const list of ['bodies', 'events', 'projects'] as const)
      checkPage(data[list], known.whole[list], known.codes, known, (code) =>
        known.came.atRoot(code, '/activities', list),
      );
    checkItems('regions', data.regions, errors, known);
    expect(errors.every(({ path }) => path?.[0] === 'regions')).toBe(true);
  },
};

type Aliased = { south: Page; some: Page; one: { code: string } | null; again: ({ code: string } | null)[] };

const aliases: Shape<Aliased> = {
  name: 'fields under other names, of some placements',
  query: `{
    south: events(regionCode: ["12"], first: 100) { ${STATEMENT} nodes { id kind } }
    some: bodies(regionCode: ["21", "14", "00"], first: 3) { ${STATEMENT} nodes { id } }
    one: region(code: "14") { code name }
    again: regions { name code }
  }`,
  check(data, errors, known) {
    const { came, late, whole } = known;
    const at = (key: string) => (code: string) => came.atRoot(code, '/activities', key);
    checkPage(data.south, whole.south, ['12'], known, at('south'));
    checkCounts(data.some, ['21', '14', '00'], known, at('some'));
    checkItems('again', data.again, errors, known);
    const told = errors.filter(({ path }) => path?.[0] === 'one');
    // Null is an answer here: that there is no such region.
    const isNone = came.given('14', '/territories', 'one') === null;
    late.check(reasonOf(told[0]), isNone ? undefined : came.atRoot('14', '/territories', 'one'));
    expect(data.one).toEqual(isNone || told.length > 0 ? null : whole.one);
    expect(told.every(({ extensions }) => extensions.region === '14')).toBe(true);
  },
};

interface Takes {
  readonly municipality: { readonly code: string; readonly name: string } | null;
  readonly role: string;
}
type Projects = { projects: Page<Row & { municipalities: readonly Takes[] }> };

const namesElsewhere: Shape<Projects> = {
  name: 'names that other placements know of the rows',
  query: `{ projects(first: 100) { ${STATEMENT} nodes { id municipalities { role municipality { code name } } } } }`,
  check({ projects }, errors, known) {
    const { came, late, whole } = known;
    const rowsOf = ({ nodes, ...page }: Projects['projects']) => ({
      ...page,
      nodes: nodes.map(({ id, municipalities }) => ({ id, roles: municipalities.map(({ role }) => role) })),
    });
    // Of rows whose municipalities are of no type that the graph has there, those alone are lost.
    const lies = (code: string) => came.fault(code, '/activities') === 'otherType';
    checkPage(rowsOf(projects), rowsOf(whole.projects), known.codes, known, (code) =>
      lies(code) ? undefined : came.atRoot(code, '/activities', 'projects'),
    );
    let untold = errors.length;
    projects.nodes.forEach(({ id, municipalities }, row) => {
      const expected = whole.projects.nodes.find((each) => each.id === id)?.municipalities ?? [];
      municipalities.forEach(({ municipality }, place) => {
        const name = expected[place]?.municipality;
        if (!name) throw new Error('a municipality without a name when nothing fails');
        const at = ['projects', 'nodes', row, 'municipalities', place, 'municipality'];
        const told = errors.filter(({ path }) => at.every((segment, index) => path?.[index] === segment));
        untold -= told.length;
        const owner = placementOf(id, known.codes);
        const code = lies(owner) ? owner : placementOf(name.code, known.codes);
        const trouble: Trouble | undefined = lies(owner)
          ? ['FAILED']
          : came.atEntity(code, '/territories', (each) => each.code === name.code);
        late.check(reasonOf(told[0]), trouble);
        expect(municipality).toEqual(told.length > 0 ? null : name);
        expect(told.every(({ extensions }) => extensions.region === code)).toBe(true);
      });
    });
    expect(untold).toBe(0);
  },
};

type Local = { agreements: { nodes: readonly { municipality: { code: string; projects: Page } }[] } };

const rowsOfEntities: Shape<Local> = {
  name: 'a list of all placements for each of several entities',
  query: `{ agreements(filter: { level: [LOCAL] }, first: 50) {
    nodes { municipality { code projects(first: 20) { ${STATEMENT} nodes { id updatedAt } } } }
  } }`,
  check({ agreements }, errors, known) {
    expect(errors).toEqual([]);
    expect(agreements.nodes).toHaveLength(known.whole.agreements.nodes.length);
    agreements.nodes.forEach(({ municipality }, index) => {
      const whole = known.whole.agreements.nodes[index]?.municipality;
      if (!whole) throw new Error('an agreement without a municipality');
      expect(municipality.code).toBe(whole.code);
      checkPage(municipality.projects, whole.projects, known.codes, known, (code) =>
        known.came.atEntity(code, '/activities', (each) => each.code === whole.code),
      );
    });
  },
};

type Holders = { organisations: { nodes: readonly { id: string; seats: readonly Row[] | null }[] } };

const itemsOfEntities: Shape<Holders> = {
  name: 'items of all placements for each of several entities, without a statement',
  query: '{ organisations(filter: { sector: [PUBLIC] }, first: 40) { nodes { id seats { id side } } } }',
  check({ organisations }, errors, known) {
    const { came, late, whole, codes } = known;
    let untold = errors.length;
    organisations.nodes.forEach(({ id, seats }, row) => {
      const told = errors.filter(({ path }) => path?.[2] === row);
      untold -= told.length;
      const gone = new Map(told.map((error) => [error.extensions.region, reasonOf(error)]));
      expect(gone.size).toBe(told.length);
      for (const code of codes)
        late.check(
          gone.get(code),
          came.atEntity(code, '/activities', (each) => each.id === id),
        );
      const all = whole.organisations.nodes[row]?.seats ?? [];
      const rest = all.filter((seat) => !gone.has(placementOf(seat.id, codes)));
      expect(seats).toEqual(gone.size === codes.length ? null : rest);
      for (const { path } of told) expect(path).toEqual(['organisations', 'nodes', row, 'seats']);
    });
    expect(untold).toBe(0);
  },
};

// biome-ignore lint/suspicious/noExplicitAny: each shape knows the data of its own query.
export const SHAPES: readonly Shape<any>[] = [
  rootLists,
  aliases,
  namesElsewhere,
  rowsOfEntities,
  itemsOfEntities,
];

/** A page that all rows fit on. */
function checkPage<Node extends Row>(
  page: Page<Node>,
  whole: Page<Node>,
  codes: readonly string[],
  known: Known<unknown>,
  troubleOf: (code: string) => Trouble | undefined,
): void {
  checkCounts(page, codes, known, troubleOf);
  const { answered } = page.completeness;
  const rows = whole.nodes.filter(({ id }) => answered.includes(placementOf(id, known.codes)));
  expect(page.nodes).toEqual(rows);
  expect(page.totalCount).toBe(rows.length);
}

function checkCounts(
  { completeness, nodes }: Page,
  codes: readonly string[],
  { late, codes: all }: Known<unknown>,
  troubleOf: (code: string) => Trouble | undefined,
): void {
  const missing = completeness.missing.map(({ code }) => code);
  expect([...completeness.answered, ...missing].sort()).toEqual([...codes].sort());
  expect(completeness.complete).toBe(missing.length === 0);
  for (const code of codes)
    late.check(completeness.missing.find((each) => each.code === code)?.reason, troubleOf(code));
  for (const { id } of nodes) expect(completeness.answered).toContain(placementOf(id, all));
}

/** The items of a list at the root: those that came, and a null with an error for each that did not. */
function checkItems(
  key: string,
  items: readonly ({ readonly code: string } | null)[],
  errors: readonly AnswerError[],
  { came, late, codes }: Known<unknown>,
): void {
  const path: PlacedPath = '/territories';
  const told = errors.filter((error) => error.path?.[0] === key);
  let nulls = 0;
  for (const code of codes) {
    const mine = told.filter(({ extensions }) => extensions.region === code);
    const holes = new Set(mine.map((error) => error.path?.[1]));
    for (const hole of holes) expect(items[Number(hole)]).toBeNull();
    const { whole, nulls: expected, trouble } = came.items(code, path, key);
    const found = items.flatMap((item) =>
      item && placementOf(item.code, codes) === code ? [item.code] : [],
    );
    const isLate = trouble === undefined && found.length === 0 && reasonOf(mine[0]) === 'TIMEOUT';
    if (trouble !== undefined || isLate) late.check(reasonOf(mine[0]), trouble);
    expect(holes.size).toBe(isLate ? 1 : expected);
    if (!isLate) expect(found.sort()).toEqual(whole.map((item) => (item as { code: string }).code).sort());
    nulls += holes.size;
  }
  expect(items.filter((item) => item === null)).toHaveLength(nulls);
}

/** The deployment that answers for an id: the one of its code, or the national one. */
function placementOf(id: string, codes: readonly string[]): string {
  const code = id.slice(0, 2);
  return codes.includes(code) ? code : '00';
}

function reasonOf(error: AnswerError | undefined): Reason | undefined {
  if (error === undefined) return undefined;
  const { code } = error.extensions;
  return code === 'REGION_UNREACHABLE' ? 'UNREACHABLE' : (code as Reason);
}
