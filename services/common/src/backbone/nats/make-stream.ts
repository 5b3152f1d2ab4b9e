import { randomUUID } from 'node:crypto';
import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import type { LogStore } from './log-store.js';
import type { Subjects } from './subjects.js';

/**
 * Makes the stream of a log, where it is missing, and the record that names the log. Safe from several processes at once.
 *
 * @param replicas default: 1 for a new stream; one that is there is only changed where this is given.
 * @throws where a stream of that name is there and would not keep a log.
 */
export async function makeStream(
  store: LogStore,
  name: string,
  subjects: Subjects,
  replicas?: number,
): Promise<void> {
  const config = (await store.info())?.config ?? (await added(store, name, subjects, replicas ?? 1));
  const faults = faultsOf(config, subjects, await store.maxMessage());
  if (faults.length > 0) {
    throw new Error(`the stream ${name} of NATS does not do for the log: ${faults.join('; ')}`);
  }
  if (replicas !== undefined && config.num_replicas !== replicas) {
    await store.manage((api) => api.streams.update(name, { num_replicas: replicas }));
  }
  if (!(await store.state())) {
    // Whoever is first names the log.
    await store.replaceState({ epoch: randomUUID(), prunedTo: '0', removed: 0 }, 0);
  }
}

async function added(
  store: LogStore,
  name: string,
  subjects: Subjects,
  replicas: number,
): Promise<StreamConfig> {
  try {
    const wanted = {
      name,
      description: 'The change log of an agreement hub',
      subjects: subjects.all,
      storage: StorageType.File,
      num_replicas: replicas,
      republish: subjects.republish,
    };
    return (await store.manage((api) => api.streams.add(wanted))).config;
  } catch (error) {
    // Another process may have made it meanwhile, with other replicas.
    const there = await store.info();
    if (there) return there.config;
    throw error;
  }
}

/** What would let a stream lose entries, or never get them. */
function faultsOf(config: StreamConfig, subjects: Subjects, maxPayload: number): string[] {
  const faults: string[] = [];
  const missing = subjects.all.filter((subject) => !config.subjects?.includes(subject));
  if (missing.length > 0) faults.push(`it has no subject ${missing.join(', ')}`);
  if (config.mirror || config.sources) faults.push('it copies another stream (mirror, sources), wanted none');
  if (config.storage !== StorageType.File) faults.push(`its storage is ${config.storage}, wanted file`);
  if (config.retention !== RetentionPolicy.Limits) {
    faults.push(`it removes messages that were read (retention ${config.retention}), wanted limits`);
  }
  const { src, dest } = subjects.republish;
  if (config.republish?.dest !== dest || config.republish.src !== src) {
    faults.push(`it does not republish ${src} as ${dest}`);
  }
  if (config.no_ack) faults.push('it does not say what it has stored (no_ack), wanted false');
  if (config.sealed) faults.push('it takes no messages (sealed), wanted false');
  if (config.deny_purge) faults.push('what is too old can’t be removed (deny_purge), wanted false');
  if (config.max_msg_size > 0 && config.max_msg_size < maxPayload) {
    faults.push(
      `it takes messages of ${config.max_msg_size} bytes (max_msg_size), wanted -1, or at least the server's max_payload, ${maxPayload}`,
    );
  }
  if (config.max_age > 0) faults.push('it removes messages by age (max_age), wanted 0');
  // With discard new it would take none instead.
  if (config.max_msgs > 0) {
    faults.push(`it holds ${config.max_msgs} messages (max_msgs), wanted -1`);
  }
  if (config.max_msgs_per_subject > 0) {
    faults.push(
      `it holds ${config.max_msgs_per_subject} messages of a subject (max_msgs_per_subject), wanted -1`,
    );
  }
  if (config.max_bytes > 0 && config.discard !== DiscardPolicy.New) {
    faults.push(`it holds ${config.max_bytes} bytes (max_bytes), wanted -1, or discard new`);
  }
  return faults;
}
