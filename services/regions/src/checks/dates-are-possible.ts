import { type DataRecord, type Finding, impossibleDate, type Records, today } from '@hub/common';

interface Dated {
  readonly field: string;
  /** What is of the date, as a sentence names it. */
  readonly what: string;
  readonly date: unknown;
  /** Whether it may lie ahead. */
  readonly ahead: boolean;
}

/** Nothing that is done lies ahead, and nothing at all before there was anything of the kind. */
export function datesArePossible(records: Records, now: Date): Finding[] {
  const day = today(now);
  return Object.entries(DATES).flatMap(([kind, datesOf]) =>
    (records[kind] ?? []).flatMap((record) =>
      datesOf(record).flatMap(({ field, what, date, ahead }) =>
        impossibleDate(kind, record, {
          field,
          what: `The ${what} can’t be of its date.`,
          date,
          until: ahead ? null : day,
        }),
      ),
    ),
  );
}

const DATES: Readonly<Record<string, (record: DataRecord) => readonly Dated[]>> = {
  bodies: ({ founded, decided, preparatoryDocument, seats, workShares }) => [
    done('founded', 'founding (inrättande)', founded),
    done('decided', 'decision (beslut)', decided),
    done(
      'preparatoryDocument.date',
      'document that prepared it (beredande dokument)',
      (preparatoryDocument as DataRecord | null)?.date,
    ),
    ...ofEach(seats, 'seats', ['validFrom', 'validTo'], 'time of the seat (plats)'),
    ...ofEach(workShares, 'workShares', ['start', 'end'], 'period (period)'),
  ],
  events: (event) => [
    { field: 'date', what: 'event (händelse)', date: event.date, ahead: !tellsWhoCame(event) },
  ],
  projects: ({ start, end, reports }) => [
    ahead('start', 'start (start)', start),
    ahead('end', 'end (slut)', end),
    ...(reports as readonly string[]).map((date, index) =>
      done(`reports.${index + 1}`, 'report (rapport)', date),
    ),
  ],
};

/** That can only be told afterwards. Where those are known who had registered, women and men may be of them. */
const tellsWhoCame = ({ attended, attendanceStated, registered, women, men }: DataRecord): boolean =>
  attended !== null || attendanceStated !== null || (registered === null && (women !== null || men !== null));

const done = (field: string, what: string, date: unknown): Dated => ({ field, what, date, ahead: false });

const ahead = (field: string, what: string, date: unknown): Dated => ({ field, what, date, ahead: true });

const ofEach = (list: unknown, name: string, fields: readonly string[], what: string): Dated[] =>
  (list as readonly DataRecord[]).flatMap((each, index) =>
    fields.map((field) => ahead(`${name}.${index + 1}.${field}`, what, each[field])),
  );
