import { type Records, RegionFileError } from '@hub/common';
import { expect } from '@jest/globals';

/** Records with the lists at one place of all records of a kind in the opposite order. */
interface Turned {
  /** Such as `bodies seats.*.functions`. */
  readonly place: string;
  readonly records: Records;
}

/**
 * Loads records once for each list inside them, with that list in the opposite order: it is taken, or the file is refused in
 * words.
 *
 * @param load takes the records of one kind as those of a file.
 */
export async function expectTakenOrRefused(
  records: Records,
  load: (turned: Records) => Promise<unknown>,
): Promise<void> {
  const turned = turnedLists(records);
  expect(turned).not.toEqual([]);
  const failed: string[] = [];
  for (const { place, records: given } of turned) {
    await load(given).catch((error: unknown) => {
      if (!(error instanceof RegionFileError)) failed.push(`${place}: ${error}`);
    });
  }
  expect(failed).toEqual([]);
}

function turnedLists(records: Records): Turned[] {
  return Object.entries(records).flatMap(([kind, list]) => {
    const places = new Set(list.flatMap((record) => placesOfLists(record)));
    return [...places].map((place) => ({
      place: `${kind} ${place}`,
      records: { [kind]: list.map((record) => turn(record, '', place) as typeof record) },
    }));
  });
}

/** Where a value holds lists of more than one entry; `*` stands for any entry of a list. */
function placesOfLists(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) && value.length > 1 ? [path] : [];
  return [...own, ...entriesOf(value, path).flatMap(([, each, at]) => placesOfLists(each, at))];
}

function turn(value: unknown, path: string, place: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return path === place ? value.toReversed() : value.map((each) => turn(each, `${path}.*`, place));
  }
  return Object.fromEntries(entriesOf(value, path).map(([name, each, at]) => [name, turn(each, at, place)]));
}

const entriesOf = (value: object, path: string): [string, unknown, string][] =>
  Object.entries(value).map(([name, each]) => {
    const part = Array.isArray(value) ? '*' : name;
    return [name, each, path === '' ? part : `${path}.${part}`];
  });
