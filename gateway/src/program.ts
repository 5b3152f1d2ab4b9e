import { readConfig } from './config.js';
import { createGateway } from './gateway.js';

try {
  const gateway = createGateway(readConfig());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      await gateway.stop();
      process.exit(0);
    });
  }
  await gateway.start();
} catch (error) {
  process.stderr.write(
    `The gateway can't start. ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
