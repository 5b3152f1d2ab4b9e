import { appendToOutbox, type LogEntry } from '@hub/common';
import {
  type AdherenceChanged,
  type CountChanged,
  SIGNATORIES_CHANGED,
  type SignatoriesChanged,
} from '@hub/schema/events';
import pg from 'pg';
import type { Choose } from '../../../test/support/chooser.js';
import { sql } from '../../../test/support/sql.js';
import type { AgreementsWorld, Instance, Listener } from './agreements-world.js';

/** One message of either stream, as a gateway reads it. */
export interface StreamEvent {
  readonly cursor: string;
  readonly message: 'SNAPSHOT' | 'CHANGE' | 'GAP' | 'REACHED';
  readonly position: string;
  readonly agreement: { readonly id: string } | null;
  readonly signatories: { readonly registered: number; readonly sequence: string } | null;
}

export type StreamName = 'signatoryCount' | 'agreementSigned';

export interface StreamScope {
  readonly agreementId?: string;
  readonly regionCode?: string;
}

/** Listens as a gateway does, which asks to be told how far the stream has come. */
export function marked(
  instance: Instance,
  stream: StreamName,
  scope: StreamScope,
  after?: string,
): Promise<Listener<StreamEvent>> {
  return instance.listen<StreamEvent>(
    `subscription ($agreementId: ID, $regionCode: ID, $after: ID) {
      ${stream}(agreementId: $agreementId, regionCode: $regionCode, after: $after, mark: true) {
        cursor message position agreement { id } signatories { registered sequence }
      }
    }`,
    { ...scope, after },
  );
}

/** An entry of the log as streams show it. */
export interface Logged {
  readonly position: string;
  readonly agreementId: string;
  readonly regionCode: string;
  readonly isSigning: boolean;
  readonly registered: number;
  readonly sequence: string;
}

/** The whole log of counts, in its order. */
export async function readLog({ backbone }: AgreementsWorld): Promise<Logged[]> {
  const { epoch, entries } = await backbone.read('0', WHOLE_LOG, { type: SIGNATORIES_CHANGED });
  return (entries as LogEntry<SignatoriesChanged>[]).map(
    ({ position, key, regionCode, payload, sequence }) => ({
      position: `${epoch}:${position.padStart(20, '0')}`,
      agreementId: key,
      regionCode,
      isSigning: payload.change !== null,
      registered: payload.signatories.registered,
      sequence,
    }),
  );
}

/** More entries than a test writes. */
const WHOLE_LOG = 1_000_000;

/** Counts as they stand. */
export interface Counted {
  readonly agreementId: string;
  readonly regionCode: string;
  readonly registered: number;
  readonly sequence: string;
}

export function readCounts(world: AgreementsWorld): Promise<Counted[]> {
  return sql<Counted>(
    world.database.url,
    `select agreement.id as "agreementId", region_code as "regionCode", registered, sequence::text as sequence
     from agreement join signatory_counter on agreement_id = agreement.id order by agreement.id`,
  );
}

export const isIn = (
  { agreementId, regionCode }: StreamScope,
  of: Pick<Counted, 'agreementId' | 'regionCode'>,
) => (agreementId ?? of.agreementId) === of.agreementId && (regionCode ?? of.regionCode) === of.regionCode;

/** What counts there were at a place in the log: the first ones, and those that had had a change by then; by agreement id. */
export function standingAt(
  position: string,
  scope: StreamScope,
  first: readonly Counted[],
  log: readonly Logged[],
): readonly Counted[] {
  const made = log.filter((entry) => entry.position <= position && Number(entry.sequence) === 1);
  return [
    ...first,
    ...made.filter(({ agreementId }) => !first.some((counted) => counted.agreementId === agreementId)),
  ]
    .filter((counted) => isIn(scope, counted))
    .sort((one, other) => (one.agreementId < other.agreementId ? -1 : 1));
}

/** Writes counts as the service does, but hundreds in a second, and commits when it likes. */
export class Writer {
  private constructor(
    private readonly client: pg.Client,
    private readonly choose: Choose,
  ) {}

  static async connect(world: AgreementsWorld, choose: Choose): Promise<Writer> {
    const client = new pg.Client({ connectionString: world.database.url });
    await client.connect();
    return new Writer(client, choose);
  }

  /**
   * One transaction: one change, or three at once that all show the count after them, of an agreement that may have had no
   * count; it may take its time to commit.
   */
  async write({ agreementId, regionCode }: Pick<Counted, 'agreementId' | 'regionCode'>): Promise<void> {
    const changes = this.choose([1, 1, 1, 3]);
    await this.client.query('begin');
    const { rows } = await this.client.query<{ registered: number; sequence: string; at: Date }>(
      `insert into signatory_counter as counter (agreement_id, registered, sequence, changed_at)
       values ($1, 1, $2, clock_timestamp())
       on conflict (agreement_id) do update set sequence = counter.sequence + $2, changed_at = clock_timestamp(),
         registered = case when counter.registered > 3 then 0 else counter.registered + 1 end
       returning registered, sequence::text as sequence, changed_at as at`,
      [agreementId, changes],
    );
    const { registered, sequence, at } = rows[0] as (typeof rows)[number];
    for (let left = changes - 1; left >= 0; left -= 1) {
      await appendToOutbox(this.client, {
        type: SIGNATORIES_CHANGED,
        key: agreementId,
        regionCode,
        sequence: String(BigInt(sequence) - BigInt(left)),
        occurredAt: at.toISOString(),
        payload: this.payload(agreementId, registered),
      });
    }
    await this.client.query('select pg_sleep($1)', [this.choose([0, 0, 0, 0.002, 0.03])]);
    await this.client.query('commit');
  }

  end(): Promise<void> {
    return this.client.end();
  }

  private payload(agreementId: string, registered: number): AdherenceChanged | CountChanged {
    const signatories = { registered, registerComplete: false, signedHere: true, reported: null };
    const versionId = `${agreementId}-v1`;
    return this.choose([true, true, false])
      ? {
          agreementId,
          versionId,
          adherenceId: 'a',
          organisationId: 'org-demo-01',
          change: 'ACTIVE',
          signatories,
        }
      : { agreementId, versionId, adherenceId: null, organisationId: null, change: null, signatories };
  }
}
