import { createLogger, printReport, runMain, runService } from '@hub/common';
import { readPrepareConfig, readServiceConfig } from './config.js';
import { prepare } from './seed/prepare.js';
import { createService } from './service.js';

/** `node dist/main.js` serves; `node dist/main.js prepare` migrates the database, loads the facts and says what it did. */
await runMain(async () => {
  if (process.argv[2] === 'prepare') {
    const report = await prepare(readPrepareConfig());
    process.stdout.write(`${printReport(report)}\n`);
    return;
  }
  const config = readServiceConfig();
  const log = createLogger({ level: config.logLevel, deployment: config.deployment });
  await runService(createService(config, log), log);
});
