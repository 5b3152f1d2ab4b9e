import {
  createLogger,
  DATA_COMMANDS,
  HISTORY_COMMANDS,
  printReport,
  runDataCommand,
  runHistoryCommand,
  runMain,
  runService,
} from '@hub/common';
import { readDataConfig, readHistoryPlace, readPrepareConfig, readServiceConfig } from './config.js';
import { recordStore } from './records/store.js';
import { prepare } from './seed/prepare.js';
import { createService } from './service.js';

/**
 * `node dist/main.js` serves; with `prepare` it migrates the database, loads the facts and says what it did; with `check`,
 * `dump --region NN` or `load FILE` it works on the service's own records; with `verify`, `person-dump --subject X` or
 * `person-erase --subject X` on its histories and persons.
 */
await runMain(async () => {
  if (process.argv[2] === 'prepare') {
    const report = await prepare(readPrepareConfig());
    process.stdout.write(`${printReport(report)}\n`);
    return;
  }
  if (DATA_COMMANDS.includes(process.argv[2] ?? '')) {
    process.exitCode = await runDataCommand(
      recordStore,
      () => readDataConfig().databaseUrl,
      process.argv.slice(2),
    );
    return;
  }
  if (HISTORY_COMMANDS.includes(process.argv[2] ?? '')) {
    process.exitCode = await runHistoryCommand(readHistoryPlace, process.argv.slice(2));
    return;
  }
  const config = readServiceConfig();
  const log = createLogger({ level: config.logLevel, deployment: config.deployment });
  await runService(createService(config, log), log);
});
