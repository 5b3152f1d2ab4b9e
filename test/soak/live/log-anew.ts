import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from '../../support/cluster/cluster.js';
import { sql } from '../../support/sql.js';
import { checkLogged } from './check/index.js';
import type { Change, Counter } from './model.js';
import { readRegister } from './read-register.js';
import type { Writers } from './write/writers.js';

const PATIENCE_MS = 60_000;

/**
 * Removes the log, as where its database or its stream is lost, while nobody writes: the services fill another one from
 * what they have.
 *
 * @returns all that the log had, and what was wrong with it, in words.
 */
export async function removeLog(
  cluster: Cluster,
  writers: Writers,
  initial: readonly Counter[],
): Promise<{ readonly log: readonly Change[]; readonly faults: readonly string[] }> {
  await writers.pause();
  try {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const { outbox, log } = await readRegister(cluster, initial);
      if (log.length >= outbox.length || Date.now() > deadline) {
        await remove(cluster);
        return { log, faults: checkLogged(outbox, log) };
      }
      await delay(100);
    }
  } finally {
    writers.resume();
  }
}

async function remove({ nats, natsOptions, eventsDatabaseUrl }: Cluster): Promise<void> {
  if (nats && natsOptions) return nats.purgeStream(natsOptions.stream);
  // As a database has it that was made anew, in one transaction.
  await sql(
    eventsDatabaseUrl,
    `do $$ begin
       truncate log_entry, log_source restart identity;
       update log_state set epoch = gen_random_uuid(), pruned_to = 0;
     end $$`,
  );
}
