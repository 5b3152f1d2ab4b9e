import type { Logger } from '../logging/create-logger.js';
import type { Service } from './service.js';

/**
 * Runs a service as this process: starts it, and stops it once on SIGTERM or SIGINT. A start that fails is one line
 * of log and exit code 1.
 */
export async function runService(service: Service, log: Logger): Promise<void> {
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    service.stop().then(
      () => log.info('stopped'),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const { port } = await service.start();
    log.info({ port }, 'ready');
  } catch (error) {
    log.fatal({ err: error }, 'could not start');
    process.exitCode = 1;
    await service.stop();
  }
}
