import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { dataDirectory } from '../data-directory.js';
import { HubFailure, wordsOf } from '../failure.js';
import { type Hub, startHub } from '../hub/start-hub.js';
import type { Steps } from '../steps.js';

export interface StartCommand {
  readonly args: readonly string[];
  readonly steps: Steps;
  /** Aborted when the hub is to stop, at any time. */
  readonly stop: AbortSignal;
  /** Aborted when stopping is to be quick. */
  readonly hurry: AbortSignal;
}

/**
 * `npm start`: starts the hub, and stops it when asked.
 *
 * @returns the exit code: 0 when it was stopped as wanted, 1 when something went wrong, which one line on standard
 *   error says.
 */
export async function start({ args, steps, stop, hurry }: StartCommand): Promise<number> {
  try {
    const { fresh, demo, empty } = parse(args);
    const config = readConfig();
    const directory = await dataDirectory(config.dataDir, {
      embedded: config.databaseUrl === undefined,
      demo,
    });
    if (directory.note) steps.note(`  ${directory.note}`);
    if (demo)
      steps.note(
        '  DEMONSTRATION: made-up organisations, agreements opened for the purpose; nothing of it is real',
      );
    const hub = await startHub({
      config,
      dataDir: directory.path,
      demo,
      fresh,
      facts: !empty,
      steps,
      signal: stop,
    });
    announce(hub, steps, demo);
    const fault = await Promise.race([hub.failed, aborted(stop)]);
    if (fault === undefined) steps.note('  stopping');
    await hub.stop(hurry);
    if (fault === undefined) return 0;
    throw new HubFailure(`the hub has stopped: ${fault}`);
  } catch (error) {
    if (stop.aborted && !(error instanceof HubFailure && error.message.startsWith('the hub has stopped')))
      return 0;
    process.stderr.write(`${error instanceof HubFailure ? error.message : describeFault(error)}\n`);
    return 1;
  }
}

function announce(hub: Hub, steps: Steps, demo: boolean): void {
  const { port } = new URL(hub.url);
  steps.note('');
  steps.note(`  page    http://localhost:${port}/`);
  steps.note(
    `  token   npm run -s token --${demo ? ' --demo' : ''} --role signatory --organisation ${demo ? 'org-demo-01' : 'org-abf-malmo'}`,
  );
  steps.note(`  logs    ${hub.dataDir}/logs`);
  steps.note('  stop    Ctrl-C');
  steps.note('');
  steps.note(`Hub ready at ${hub.url}`);
}

function parse(args: readonly string[]): { fresh: boolean; demo: boolean; empty: boolean } {
  try {
    const options = {
      fresh: { type: 'boolean', default: false },
      demo: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new HubFailure(`${wordsOf(error)} (npm start takes -- --fresh, -- --demo and -- --empty)`, {
      cause: error,
    });
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

/** A fault of ours, not of the machine's: shown whole. */
const describeFault = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
