import { logStore } from './log-store.js';
import { natsLink } from './nats-link.js';
import { DEFAULT_STREAM, type NatsOptions } from './nats-options.js';
import { subjectsOf } from './subjects.js';

/** Removes a log from NATS with all that is in it, where there is one. Who uses it finds another log, or none. */
export async function removeNatsLog(options: NatsOptions): Promise<void> {
  const stream = options.stream ?? DEFAULT_STREAM;
  const link = natsLink(options);
  try {
    const store = logStore(link, stream, subjectsOf(stream));
    if (await store.info()) await store.manage((api) => api.streams.delete(stream));
  } finally {
    await link.close();
  }
}
