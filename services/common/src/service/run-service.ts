import type { Logger } from '../logging/create-logger.js';
import type { Service } from './service.js';

/** Milliseconds after which a service that is asked to stop ends, whatever it waits for. */
const STOP_TIMEOUT = 15_000;
/** Milliseconds for what is left behind to end by itself: its last lines of log, connections that nobody uses. */
const LAST_PAUSE = 500;

/**
 * Runs a service as this process: starts it, and stops it once on SIGTERM or SIGINT, with exit code 1 where it does not stop
 * cleanly or in time. A start that fails is one line of log and exit code 1, unless it is asked to stop meanwhile.
 */
export async function runService(service: Service, log: Logger): Promise<void> {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    stopping = true;
    log.info({ signal }, 'stopping');
    // A database or NATS that is there and says nothing would hold it up for good.
    setTimeout(() => end('did not stop in time'), STOP_TIMEOUT).unref();
    service
      .stop()
      .then(
        () => log.info('stopped'),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly');
          process.exitCode = 1;
        },
      )
      .then(() => setTimeout(() => process.exit(), LAST_PAUSE).unref());
  };
  const end = (why: string) => {
    log.error(why);
    setTimeout(() => process.exit(1), LAST_PAUSE);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const { port } = await service.start();
    log.info({ port }, 'ready');
  } catch (error) {
    // It can be stopped while it starts, which takes away what it starts with.
    if (stopping) return;
    log.fatal({ err: error }, 'could not start');
    process.exitCode = 1;
    await service.stop();
  }
}
