// Runs before anything is installed: plain Node, no packages.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** A failure that one line explains to a person; anything else is a fault of ours and shows its stack. */
export class BootstrapFailure extends Error {}

/** @throws {BootstrapFailure} on a Node older than the hub runs on. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new BootstrapFailure(`Node ${process.versions.node} is too old: the hub needs Node 20.19 or newer`);
}

/**
 * Installs the dependencies where they are missing or not those of package-lock.json.
 *
 * @param {AbortSignal} [signal] ends the installation.
 * @returns {Promise<string>} what was done, for the step's line.
 */
export async function installDependencies(signal) {
  if (dependenciesInstalled()) return 'up to date';
  // Also with NODE_ENV=production: the build needs the compiler.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm's own program where npm runs us, so that it is the same npm.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  await run('installing the dependencies (npm ci)', [...npm, ...args], signal);
  return 'installed';
}

/**
 * Builds the packages that the hub runs on, where a source is newer than the last build.
 *
 * @param {AbortSignal} [signal] ends the build.
 * @returns {Promise<string>} what was done, for the step's line.
 */
export async function build(signal) {
  const stamp = path.join(root, 'node_modules/.cache/hub/built');
  const started = new Date();
  if (existsSync(stamp) && newestSource() <= statSync(stamp).mtimeMs && BUILT.every(hasBuild))
    return 'up to date';
  const turbo = path.join(root, 'node_modules/turbo/bin/turbo');
  await run(
    'the build (npm run build)',
    [process.execPath, turbo, 'run', 'build', '--filter=@hub/local...'],
    signal,
  );
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  // The time it began: a source saved while the build ran is newer than the stamp.
  utimesSync(stamp, started, started);
  return 'built';
}

/** Runs a command to its end in a process group of its own, so that one signal ends it with all its children. */
async function run(what, [command, ...args], signal) {
  let output = '';
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', FORCE_COLOR: '0' },
  });
  const collect = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const stop = () => process.kill(-child.pid, 'SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(-1);
    });
    child.once('close', resolve);
  });
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (code === 0) return;
  process.stderr.write(`${output.trimEnd()}\n`);
  throw new BootstrapFailure(`${what} failed with code ${code}; the lines above say why`);
}

/** Compares what npm wrote down when it installed with what is asked for; times of files say too little. */
function dependenciesInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(
      readFileSync(path.join(root, 'node_modules/.package-lock.json'), 'utf8'),
    ).packages;
    return Object.entries(wanted).every(([place, { version, optional, link }]) => {
      if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true;
      if (link) return existsSync(path.join(root, place));
      // What was made for other platforms is not installed.
      return found[place] ? found[place].version === version : optional === true;
    });
  } catch {
    return false;
  }
}

const BUILT = [
  'schema',
  'services/common',
  'services/regions',
  'services/organisations',
  'services/agreements',
  'gateway',
  'local',
];

const hasBuild = (folder) => existsSync(path.join(root, folder, 'dist'));

function newestSource() {
  const files = ['package-lock.json', 'tsconfig.base.json', 'turbo.json'].map((file) =>
    path.join(root, file),
  );
  for (const folder of BUILT) files.push(...filesBelow(path.join(root, folder)));
  return Math.max(...files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
}

const NOT_SOURCE = new Set(['node_modules', 'dist', 'test', '.turbo']);

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCE.has(entry.name)) return [];
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(place) : [place];
  });
}
