import type { HistoryPlace } from '../history/index.js';
import { createLogger, type Logger } from '../logging/create-logger.js';
import { HISTORY_COMMANDS, runHistoryCommand } from '../persons/index.js';
import { DATA_COMMANDS, type RecordStore, runDataCommand } from '../records/index.js';
import { type LoadReport, printReport } from '../seed/load-report.js';
import { readDatabaseUrl, readHistoryPlace } from './config.js';
import { runMain } from './run-main.js';
import { runService } from './run-service.js';
import type { Service } from './service.js';

/** What a program needs of its service. */
export interface Program<Config, PrepareOptions> {
  /** Each reads what one of the commands needs, and throws every fault of it. */
  readonly config: {
    readonly readServiceConfig: () => Config;
    readonly readPrepareConfig: () => PrepareOptions;
    /** Left out by a service that signs no checkpoints. */
    readonly readHistoryPlace?: () => HistoryPlace;
  };
  readonly createService: (config: Config, log: Logger) => Service;
  readonly prepare: (options: PrepareOptions) => Promise<LoadReport>;
  readonly recordStore: RecordStore;
}

/**
 * The program of a service, `node dist/main.js`. It serves; with `prepare` it migrates the database, loads the facts and says
 * what it did; with `check`, `dump --region NN` or `load FILE` it works on the service's own records; with `verify`,
 * `person-dump --subject X` or `person-erase --subject X` on its histories and persons.
 */
export function runProgram<
  Config extends { readonly logLevel: string; readonly deployment: string },
  PrepareOptions,
>({ config, createService, prepare, recordStore }: Program<Config, PrepareOptions>): Promise<void> {
  return runMain(async () => {
    const [command = '', ...args] = process.argv.slice(2);
    if (command === 'prepare') {
      const report = await prepare(config.readPrepareConfig());
      process.stdout.write(`${printReport(report)}\n`);
      return;
    }
    if (DATA_COMMANDS.includes(command)) {
      process.exitCode = await runDataCommand(recordStore, readDatabaseUrl, [command, ...args]);
      return;
    }
    if (HISTORY_COMMANDS.includes(command)) {
      process.exitCode = await runHistoryCommand(config.readHistoryPlace ?? readHistoryPlace, [
        command,
        ...args,
      ]);
      return;
    }
    const own = config.readServiceConfig();
    const log = createLogger({ level: own.logLevel, deployment: own.deployment });
    await runService(createService(own, log), log);
  });
}
