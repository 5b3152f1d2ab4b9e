import { type StoredEntry, verifyChain } from '@hub/common';
import { CHAIN } from '../../support/chain.js';
import { sql } from '../../support/sql.js';
import { until } from '../../support/until.js';
import type { Answered } from './clients.js';
import type { CrashWorld } from './crash-world.js';

/** Holds what was answered against the tables, the change log and the histories. @returns every fault, in words. */
export async function audit(world: CrashWorld, answered: readonly Answered[]): Promise<string[]> {
  const faults: string[] = [];
  const same = (what: string, expected: unknown, got: unknown) => {
    const [one, other] = [JSON.stringify(expected), JSON.stringify(got)];
    if (one !== other) faults.push(`${what}: expected ${one.slice(0, 500)}, got ${other.slice(0, 500)}`);
  };
  const ids = (state: string) =>
    answered.flatMap(({ adherence }) => (adherence?.state === state ? [adherence.id] : [])).sort();
  const rows = await sql<{ id: string; state: string; agreementId: string }>(
    world.databaseUrl,
    'select id, state, agreement_id as "agreementId" from adherence order by id',
  );
  same(
    'signatures that were answered, and those that are there',
    ids('ACTIVE'),
    rows.map(({ id }) => id),
  );
  const withdrawn = rows.flatMap(({ id, state }) => (state === 'WITHDRAWN' ? [id] : []));
  same('withdrawals that were answered, and those that are there', ids('WITHDRAWN'), withdrawn);
  const twice = await sql(
    world.databaseUrl,
    `select organisation_id, version_id from adherence where state = 'ACTIVE' group by 1, 2 having count(*) > 1`,
  );
  same('organisations that signed a version twice', [], twice);

  for (const agreementId of world.agreementIds) {
    const own = rows.filter((row) => row.agreementId === agreementId);
    const events = await sql<Event>(world.databaseUrl, EVENTS, [agreementId]);
    const changes = own.length + own.filter(({ state }) => state === 'WITHDRAWN').length;
    const active = own.filter(({ state }) => state === 'ACTIVE').length;
    same(
      `${agreementId}: sequences`,
      upTo(changes),
      events.map(({ sequence }) => sequence),
    );
    let registered = 0;
    const recounted = events.map(({ change }) => {
      registered += change === 'ACTIVE' ? 1 : -1;
      return registered;
    });
    same(
      `${agreementId}: counts after each change`,
      recounted,
      events.map((event) => event.registered),
    );
    const counters = await sql(
      world.databaseUrl,
      'select registered, sequence::integer from signatory_counter where agreement_id = $1',
      [agreementId],
    );
    same(`${agreementId}: counter`, [{ registered: active, sequence: changes }], counters);
    const became = own
      .flatMap(({ id, state }) =>
        state === 'WITHDRAWN' ? [`${id} ACTIVE`, `${id} WITHDRAWN`] : [`${id} ${state}`],
      )
      .sort();
    same(
      `${agreementId}: what became of whom`,
      became,
      events.map(({ id, change }) => `${id} ${change}`).sort(),
    );
    const chain = await sql<StoredEntry>(world.databaseUrl, CHAIN, [agreementId]);
    same(`${agreementId}: length of the history`, changes, chain.length);
    same(`${agreementId}: faults of the history`, [], verifyChain(chain, []));
    same(
      `${agreementId}: the log that others read`,
      upTo(changes),
      await logged(world, agreementId, changes),
    );
  }
  return faults;
}

interface Event {
  readonly sequence: number;
  readonly id: string;
  readonly change: string;
  readonly registered: number;
}

const EVENTS = `select sequence::integer, payload ->> 'adherenceId' as id, payload ->> 'change' as change,
    (payload #>> '{signatories,registered}')::integer as registered
  from outbox where key = $1 order by outbox.id`;

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Copied within a moment, in the order of the changes. */
async function logged({ eventsUrl }: CrashWorld, agreementId: string, count: number): Promise<number[]> {
  let sequences: number[] = [];
  await until(
    () => sequences.length >= count,
    10_000,
    async () => {
      const rows = await sql<{ sequence: number }>(
        eventsUrl,
        'select sequence::integer from log_entry where key = $1 order by position',
        [agreementId],
      );
      sequences = rows.map(({ sequence }) => sequence);
    },
  ).catch(() => {});
  return sequences;
}
