import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Place, type World, within, worldAt } from '../world.js';
import { makeSite, root, type Site } from './launcher.js';

export interface OwnHub {
  readonly world: World;
  readonly site: Site;
  /** Stops it, and starts another on its data; `world` stays where it is. Meanwhile `between` is done. */
  restart(between?: () => Promise<void>): Promise<void>;
  /** The process of a deployment, or of the gateway. */
  pidOf(deployment: string): number;
  /** Ends one process at once, as a crash would. */
  kill(deployment: string): void;
  /** Sends a process a signal, SIGSTOP for example, which freezes it with its sockets open. */
  signal(deployment: string, signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const RUN_HUB = path.join(root, 'test/support/run-hub.mjs');

/**
 * Starts a hub of a test's own: to take it apart, or to give it variables. What only has to be alone with one takes its turn on
 * that of test/hub/own-hub.test.ts: to start a hub takes longer than most tests.
 *
 * @param env variables of its launcher, over those of the test run.
 * @param options.facts whether the facts are loaded; default true.
 */
export async function startOwnHub(
  env: Record<string, string> = {},
  { facts = true }: { readonly facts?: boolean } = {},
): Promise<OwnHub> {
  const site = await makeSite();
  const run = async () => {
    const child = spawn(
      process.execPath,
      [RUN_HUB, String(site.port), site.dataDir, JSON.stringify(env), String(facts)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ...env },
      },
    );
    const [line] = await within(once(createInterface({ input: child.stdout }), 'line'), 120_000, 'the hub');
    return { child, place: JSON.parse(line) as Place & { processes: Record<string, number> } };
  };
  const end = async () => {
    child.kill('SIGTERM');
    await within(once(child, 'exit'), 40_000, 'the end of the hub');
  };
  let { child, place } = await run();
  const pidOf = (deployment: string) => {
    const pid = place.processes[deployment];
    if (pid === undefined) throw new Error(`no process is called ${deployment}`);
    return pid;
  };
  const signal = (deployment: string, name: NodeJS.Signals) => {
    process.kill(pidOf(deployment), name);
  };
  return {
    world: worldAt(place),
    site,
    async restart(between) {
      await end();
      await between?.();
      ({ child, place } = await run());
    },
    pidOf,
    kill: (deployment) => signal(deployment, 'SIGKILL'),
    signal,
    async stop() {
      await end();
      await site.clean();
    },
  };
}
