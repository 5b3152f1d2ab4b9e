import { type Backbone, createBackbone, type LogEntry } from '@hub/common';
import {
  SIGNATORIES_CHANGED,
  type SignatoriesAfterChange,
  type SignatoriesChanged,
} from '@hub/schema/events';
import { sql } from '../../support/sql.js';
import type { Adherence, Change, Counter, Register } from './model.js';
import { shownCount } from './shown-count.js';

/** Where the databases are, and the log. */
export interface RegisterPlace {
  readonly databaseUrl: string;
  readonly eventsDatabaseUrl: string;
  readonly natsOptions: { readonly servers: string[]; readonly stream: string } | undefined;
}

/** The log, whatever it is kept in. */
export const openLog = ({ eventsDatabaseUrl, natsOptions }: RegisterPlace): Backbone =>
  createBackbone({ eventsDatabaseUrl, ...(natsOptions && { nats: natsOptions }) }, {});

/** The counters as they stand; what they show is what the database says itself. */
export async function readCounters({ databaseUrl }: Pick<RegisterPlace, 'databaseUrl'>): Promise<Counter[]> {
  const rows = await sql<CounterRow & Record<string, unknown>>(databaseUrl, COUNTERS);
  return rows.map(({ agreementId, regionCode, sequence, asOf, value, ...count }) => ({
    agreementId,
    regionCode,
    sequence,
    asOf,
    ...shownCount(count),
    value,
  }));
}

/** The counter of an agreement that has just been made. */
const asMade = ({ agreementId, regionCode }: Counter): Counter => ({
  agreementId,
  regionCode,
  sequence: 0,
  asOf: undefined,
  ...shownCount({ registered: 0, registerComplete: false, signedHere: false, reported: null }),
});

type CounterRow = Pick<Counter, 'agreementId' | 'regionCode' | 'sequence' | 'asOf' | 'value'> &
  SignatoriesAfterChange;

const COUNTERS = `select agreement.id as "agreementId", agreement.region_code as "regionCode",
    sequence::integer as sequence, registered, register_complete as "registerComplete", signed_here as "signedHere",
    reported, value, to_char(changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "asOf"
  from signatory_counter join agreement on agreement.id = signatory_counter.agreement_id order by agreement.id`;

/**
 * @param initial the counters as they were before the first write.
 * @param earlier the logs that were removed meanwhile.
 */
export async function readRegister(
  place: RegisterPlace,
  initial: readonly Counter[],
  earlier: Register['earlier'] = [],
): Promise<Register> {
  const { databaseUrl } = place;
  const first = new Map(initial.map(({ agreementId, sequence }) => [agreementId, sequence]));
  const isNew = ({ agreementId, sequence }: Change) => sequence > (first.get(agreementId) ?? 0);
  const outbox = await sql<Written & Record<string, unknown>>(databaseUrl, OUTBOX, [SIGNATORIES_CHANGED]);
  const counters = await readCounters(place);
  return {
    initial,
    made: counters.filter(({ agreementId }) => !first.has(agreementId)).map(asMade),
    counters,
    adherences: await sql<Adherence & Record<string, unknown>>(
      databaseUrl,
      `select id, agreement_id as "agreementId", organisation_id as "organisationId", state from adherence`,
    ),
    outbox: outbox.map(changeOf).filter(isNew),
    log: (await readLog(place)).map(changeOf).filter(isNew),
    earlier,
  };
}

type Written = Pick<LogEntry<SignatoriesChanged>, 'regionCode' | 'sequence' | 'occurredAt' | 'payload'>;

const OUTBOX = `select region_code as "regionCode", sequence::text, payload,
    to_char(occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt"
  from outbox where type = $1 order by id`;

function changeOf({ regionCode, sequence, occurredAt, payload }: Written): Change {
  const { agreementId, adherenceId, organisationId, change, signatories } = payload;
  return {
    agreementId,
    regionCode,
    sequence: Number(sequence),
    ...shownCount(signatories),
    adherenceId,
    organisationId,
    change,
    occurredAt,
  };
}

const PAGE = 1_000;

/** The log as whoever follows it reads it. */
async function readLog(place: RegisterPlace): Promise<Written[]> {
  const backbone = openLog(place);
  try {
    const found: LogEntry[] = [];
    let after = '0';
    for (;;) {
      const { entries } = await backbone.read(after, PAGE);
      found.push(...entries);
      if (entries.length < PAGE) break;
      after = (entries.at(-1) as LogEntry).position;
    }
    return found.filter(({ type }) => type === SIGNATORIES_CHANGED) as LogEntry<SignatoriesChanged>[];
  } finally {
    await backbone.close();
  }
}
