import { HubFailure, wordsOf } from '../failure.js';

/**
 * Makes the event log on NATS, or finds it there: processes that wait for one that never comes would not say so.
 *
 * @param env the variables that say where NATS is; none where the log is in PostgreSQL.
 * @param fresh whether an earlier log is removed: the databases begin anew, and number their events from the beginning.
 * @throws {HubFailure} where it can't be kept there, and why.
 */
export async function prepareEventLog(env: Readonly<Record<string, string>>, fresh: boolean): Promise<void> {
  const { createNatsBackbone, readNatsOptions, removeNatsLog } = await import('@hub/common/process');
  try {
    const options = readNatsOptions(env);
    if (!options) return;
    if (fresh) await removeNatsLog(options);
    const log = createNatsBackbone(options);
    try {
      await log.prepare();
    } finally {
      await log.close();
    }
  } catch (error) {
    throw new HubFailure(
      `NATS can't keep the event log (${wordsOf(error).replaceAll(/\s*\n\s*/g, ' ')}): set NATS_URL to a server that can, with JetStream`,
    );
  }
}
