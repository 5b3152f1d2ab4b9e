import { createHash } from 'node:crypto';
import { access, chmod, chown, constants, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HubFailure, wordsOf } from './failure.js';
import { canWrite, safeSharedDirectory, serverAccount } from './postgres/index.js';

/** The checkout this code runs from; the same from src and dist. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface DataDirectory {
  readonly path: string;
  /** Why it is not the usual place, in one line; absent where it is. */
  readonly note?: string;
}

/**
 * Where the hub keeps its databases, keys and logs: the directory asked for, else `.data` in the checkout. Root's
 * PostgreSQL runs under another account, which may not reach the checkout; the default then moves to the system's
 * place for such data, a directory for each checkout.
 *
 * @param asked HUB_DATA_DIR.
 * @param options.embedded whether PostgreSQL is to keep its data there too.
 * @param options.demo the demonstration has a directory of its own inside.
 * @returns an existing directory.
 * @throws {HubFailure} where it can't be made or written.
 */
export async function dataDirectory(
  asked: string | undefined,
  options: { embedded: boolean; demo: boolean },
): Promise<DataDirectory> {
  const usual = path.resolve(asked ?? path.join(checkout, '.data'));
  const within = (directory: string) => (options.demo ? path.join(directory, 'demo') : directory);
  await makeWritable(usual);
  if (asked !== undefined || !options.embedded || (await serverReaches(usual))) {
    await makeWritable(within(usual));
    return { path: within(usual) };
  }
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  const elsewhere = path.join(await safeSharedDirectory(), name);
  await makeWritable(within(elsewhere));
  return {
    path: within(elsewhere),
    note: `the data is in ${within(elsewhere)}: PostgreSQL does not run as root, and its account can't reach ${usual}`,
  };
}

async function makeWritable(directory: string): Promise<void> {
  try {
    await makeDirectory(directory);
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new HubFailure(
      `the data directory ${directory} can't be written (${wordsOf(error)}): set HUB_DATA_DIR to one that can`,
      { cause: error },
    );
  }
}

/** Step by step: on a file system that takes no directories Node's own recursive `mkdir` never ends. */
async function makeDirectory(directory: string): Promise<void> {
  const parent = path.dirname(directory);
  if (parent !== directory && !(await exists(parent))) await makeDirectory(parent);
  try {
    await mkdir(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function serverReaches(directory: string): Promise<boolean> {
  const account = serverAccount();
  if (!account) return true;
  const probe = path.join(directory, `probe-${process.pid}`);
  try {
    await mkdir(probe);
    await chmod(probe, 0o700);
    await chown(probe, account.uid, account.gid);
    return await canWrite(probe, account);
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}
