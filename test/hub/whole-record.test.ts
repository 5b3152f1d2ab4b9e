import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Found, findRecords } from '../record/find-records.js';
import { world } from '../world.js';

/**
 * Everything that the five documents and what was looked up beside them say, by the record of it: what kind of thing it is,
 * and where the graph must show it. Made from the facts that were drawn from the documents, not from what the hub loads.
 */
interface RecordList {
  /** Titles of the documents, by the number that places begin with: "003 page 2". */
  readonly documents: Readonly<Record<string, string>>;
  readonly records: readonly Fact[];
  /** What is not to be found in the graph, and why. */
  readonly leftOut: readonly { readonly fact: string; readonly reason: string }[];
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
}

const hub = world();
const list = JSON.parse(
  readFileSync(new URL('../record/records.json', import.meta.url), 'utf8'),
) as RecordList;
const kinds = [...new Set(list.records.map(({ kind }) => kind))];

test.each(kinds)(
  'every %s of the record is in the graph, in its own words and with its places',
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

test('what is left out is told with a reason, and is on no other list', () => {
  const facts = new Set(list.records.map(({ fact }) => fact));
  for (const { fact, reason } of list.leftOut) {
    expect(reason).not.toBe('');
    expect(facts).not.toContain(fact);
  }
});

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

function faultsOf({ fact, id, label, sources = [], url }: Fact, found: readonly Found[]): string[] {
  const here = found.filter((record) => record.id === id);
  if (here.length === 0) return [`${fact}: ${id} is not there`];
  const known = here.flatMap((record) => record.sources ?? []);
  return [
    ...(label === undefined || here.some((record) => record.label === label)
      ? []
      : [`${fact}: expected "${label}", got "${here[0]?.label}"`]),
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
