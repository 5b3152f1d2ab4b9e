import { readFileSync } from 'node:fs';
import { canonicalJson } from '@hub/common';
import { describe, expect, test } from '@jest/globals';
import { type Found, findRecords } from '../record/find-records.js';
import { STANDING, type Standing, shownValues, type Values } from '../record/shown-values.js';
import { world } from '../world.js';

/**
 * Everything that the five documents and what was looked up beside them say, by the record of it: what kind of thing it is,
 * and where the graph must show it. Made from the facts that were drawn from the documents, not from what the hub loads.
 */
interface RecordList {
  /** Titles of the documents, by the number that places begin with: "003 page 2". */
  readonly documents: Readonly<Record<string, string>>;
  readonly records: readonly Fact[];
}

interface Fact {
  readonly kind: string;
  /** What the fact is called where it was written down. */
  readonly fact: string;
  readonly id: string;
  /** The region, project or agreement that it is found in, where it has no root field of its own. */
  readonly in?: string;
  readonly label?: string;
  /** Every place of it in the documents. */
  readonly sources?: readonly string[];
  readonly url?: string;
  /** What it says, by the field of the graph that must show it. */
  readonly values?: Readonly<Record<string, unknown>>;
}

const hub = world();
const list = JSON.parse(
  readFileSync(new URL('../record/records.json', import.meta.url), 'utf8'),
) as RecordList;
const kinds = [...new Set(list.records.map(({ kind }) => kind))];

test.each(kinds)(
  'every %s of the record is in the graph, with its words, its values and its places',
  async (kind) => {
    const answers = new Map<string, Promise<readonly Found[]>>();
    const faults: string[] = [];
    for (const fact of list.records.filter((record) => record.kind === kind)) {
      // What lies in one place is asked for once.
      const key = ASKED_BY_ID.has(kind) ? fact.id : (fact.in ?? '');
      let answer = answers.get(key);
      if (!answer) {
        answer = findRecords(hub, kind, fact);
        answers.set(key, answer);
      }
      faults.push(...faultsOf(fact, await answer));
    }
    expect(faults).toEqual([]);
  },
);

describe.each(Object.keys(STANDING) as Standing[])('of every record shown by %s, each field', (kind) => {
  const held = valuesOf(kind);
  const keys = Object.keys(held);

  test('says what the record says, and nothing that it does not say', async () => {
    const shown = await shownValues(hub, kind, keys, list.documents);
    expect(keys.flatMap((key) => differences(key, held[key], shown.get(key)))).toEqual([]);
  });

  test('is held of each that the list of facts has', () => {
    const facts = list.records.filter((fact) => fact.kind === kind.replace(/s$/, ''));
    expect(facts.map(({ id }) => id).filter((id) => !keys.includes(id))).toEqual([]);
  });
});

/** All that the records of a kind say, by key and field, as the facts and the hub's own words for them have it. */
function valuesOf(kind: Standing): Readonly<Record<string, Values>> {
  return JSON.parse(readFileSync(new URL(`../record/values/${kind}.json`, import.meta.url), 'utf8'));
}

/** Where two values differ, by path. */
function differences(path: string, held: unknown, shown: unknown): string[] {
  if (isSame(shown ?? null, held ?? null)) return [];
  if (!isNested(held) || !isNested(shown)) {
    return [`${path}: expected ${JSON.stringify(held)}, got ${JSON.stringify(shown)}`];
  }
  const fields = [...new Set([...Object.keys(held), ...Object.keys(shown)])];
  return fields.flatMap((field) => differences(`${path} ${field}`, held[field], shown[field]));
}

const isNested = (value: unknown): value is Values => typeof value === 'object' && value !== null;

test('what is left out is told in one list, each with a reason, and is on no other list', () => {
  const facts = new Set(list.records.map(({ fact }) => fact));
  const leftOut = readLeftOut();
  expect(leftOut.length).toBeGreaterThan(10);
  expect(leftOut.flatMap((row) => row.facts)).toEqual(expect.arrayContaining(['sig-vg-others-null']));
  for (const { what, reason, facts: names } of leftOut) {
    expect([what, reason]).not.toContain('');
    expect(names.filter((name) => facts.has(name))).toEqual([]);
  }
});

/** The rows of the table in docs/data.md; what they call by the name it has in the record stands in code style. */
function readLeftOut(): { what: string; reason: string; facts: string[] }[] {
  const text = readFileSync(new URL('../../docs/data.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split('## Left out, and why');
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| what |'))
    .map((line) => {
      const [what = '', reason = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return { what, reason, facts: [...what.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name)) };
    });
}

const ASKED_BY_ID = new Set([
  'region',
  'municipality',
  'organisation',
  'agreement',
  'body',
  'event',
  'project',
  'identifier',
]);

function faultsOf(
  { fact, id, label, sources = [], url, values = {} }: Fact,
  found: readonly Found[],
): string[] {
  const here = found.filter((record) => record.id === id);
  if (here.length === 0) return [`${fact}: ${id} is not there`];
  const known = here.flatMap((record) => record.sources ?? []);
  return [
    ...(label === undefined || here.some((record) => record.label === label)
      ? []
      : [`${fact}: expected "${label}", got "${here[0]?.label}"`]),
    ...Object.entries(values)
      .filter(([field, value]) => !here.some((record) => isSame(record[field], value)))
      .map(
        ([field, value]) =>
          `${fact}: ${field} of ${id}: expected ${JSON.stringify(value)}, got ${JSON.stringify(here[0]?.[field])}`,
      ),
    ...sources
      .filter((source) => {
        const document = list.documents[source.slice(0, 3)];
        return !known.some((place) => place.document === document && place.place === source.slice(4));
      })
      .map((source) => `${fact}: ${id} does not name ${source} among its sources`),
    ...(url == null || known.some((source) => source.url === url)
      ? []
      : [`${fact}: ${id} does not name ${url}`]),
  ];
}

/** Null is a value of its own: it differs from a field that was not asked for. */
function isSame(found: unknown, value: unknown): boolean {
  return found !== undefined && canonicalJson(found) === canonicalJson(value);
}
