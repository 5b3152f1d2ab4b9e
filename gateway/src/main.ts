import { ConfigError, readConfig } from './config.js';
import { createGateway } from './gateway.js';

try {
  const gateway = createGateway(readConfig());
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await gateway.stop();
      process.exit(0);
    });
  }
  await gateway.start();
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
