import { A_PERSONAL_NUMBER, personalNumbersOf, withoutPersonalNumbers } from '../text/personal-number.js';
import { textsIn } from '../text/texts-in.js';
import type { DataRecord, Records } from './record.js';
import { idOf, type RecordKind } from './record-kind.js';
import { unkeepableTexts } from './unkeepable-texts.js';

/** What the texts of a report or a refusal go through before anybody sees them. */
export type ReportMask = (text: string) => string;

/**
 * A mask for whatever is told of these records: no personal number is left in a text, nor an id that was made of one. In
 * such an id its digits stand in what is left of their spelling, which need not look like a number any more.
 */
export function reportMask(kinds: readonly Pick<RecordKind, 'kind' | 'key'>[], records: Records): ReportMask {
  const made = new Map(
    kinds.flatMap((kind) =>
      (records[kind.kind] ?? []).flatMap((record) =>
        idsMadeOfNumbers(kind, record).map((id) => [id, withoutDigits(id)] as const),
      ),
    ),
  );
  return (text) =>
    withoutPersonalNumbers([...made].reduce((rest, [id, shown]) => rest.replaceAll(id, shown), text));
}

function idsMadeOfNumbers(kind: Pick<RecordKind, 'key'>, record: DataRecord): string[] {
  const ids = [...new Set([idOf(kind, record), ...idsIn(record)])].filter(hasManyDigits);
  const isAboutSomebody =
    ids.length > 0 && unkeepableTexts(record).some(({ got }) => got === A_PERSONAL_NUMBER);
  if (!isAboutSomebody) return [];
  const numbers = textsIn(record).flatMap(({ text }) => personalNumbersOf(text));
  const holdsOne = (id: string) => numbers.some((digits) => id.replace(/\D/g, '').includes(digits));
  return ids.filter((id) => !UUID.test(id) || holdsOne(id));
}

/** The ids of the record and of all that stands in it. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) =>
    field === 'id' && typeof inside === 'string' ? [inside] : idsIn(inside),
  );
}

/** Those of a personal number without its century. */
const MANY = 10;

/** The code of a region or a municipality, and what is no digit. */
const BEGINNING = /^((?:\d{2}|\d{4})-)?(\D*)/;

/** As the hub ends an id that is made of no name. Its digits are random: it is not made of what a text holds. */
const UUID = /-[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const hasManyDigits = (id: string): boolean => id.replace(BEGINNING, '').replace(/\D/g, '').length >= MANY;

const withoutDigits = (id: string): string => {
  const beginning = BEGINNING.exec(id)?.[0] ?? '';
  return beginning + id.slice(beginning.length).replace(/^\d.*\d/, A_PERSONAL_NUMBER);
};
