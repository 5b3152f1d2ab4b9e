import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '@hub/common';
import pg from 'pg';
import { UNDER_WAY, writeWhole } from '../write-whole.js';

/** A load that was cut between the commits of its services: some have its part, others have not. */
export interface UnfinishedLoad {
  readonly region: string;
  /** The name of the file. */
  readonly file: string;
  readonly startedAt: string;
  /** The deployments that have taken their parts, and those that have not. */
  readonly taken: readonly string[];
  readonly missing: readonly string[];
}

/** The folder of a data directory with a mark for each load that is being committed, or was cut. */
export const LOADS = 'loads';

interface Mark {
  readonly region: string;
  readonly file: string;
  readonly startedAt: string;
  /** Each deployment with the number of its transaction, of which its database knows whether it was committed. */
  readonly parts: readonly { readonly deployment: string; readonly transaction: string }[];
}

/** The address of a deployment's database; undefined where the hub has no such deployment any more. */
export type UrlOfDeployment = (deployment: string) => string | undefined;

/**
 * Does the commits of a load, with a mark beside them that stays where they are cut.
 *
 * When all are done, the load makes whole what earlier ones of the region have left, too.
 */
export async function commitMarked(
  dataDir: string,
  load: Omit<Mark, 'startedAt'>,
  urlOf: UrlOfDeployment,
  commits: () => Promise<void>,
): Promise<void> {
  const folder = path.join(dataDir, LOADS);
  await mkdir(folder, { recursive: true });
  const name = path.join(folder, `${randomUUID()}.json`);
  await writeWhole(name, JSON.stringify({ ...load, startedAt: new Date().toISOString() }));
  await commits();
  for (const { name: other, mark } of await readMarks(dataDir)) {
    const statuses = mark.region === load.region ? await statusesOf(mark, urlOf) : [IN_PROGRESS];
    if (!statuses.includes(IN_PROGRESS)) await rm(other, { force: true });
  }
}

/**
 * The loads that were cut between their commits. Marks of those that have all or nothing are removed, and what is left of
 * marks whose writing was cut, before any commit.
 */
export async function unfinishedLoads(dataDir: string, urlOf: UrlOfDeployment): Promise<UnfinishedLoad[]> {
  const found: UnfinishedLoad[] = [];
  await removeHalfWritten(dataDir);
  for (const { name, mark } of await readMarks(dataDir)) {
    const statuses = await statusesOf(mark, urlOf);
    if (statuses.includes(IN_PROGRESS)) continue;
    const having = (isTaken: boolean) =>
      mark.parts
        .filter((_part, index) => (statuses[index] === COMMITTED) === isTaken)
        .map(({ deployment }) => deployment);
    const [taken, missing] = [having(true), having(false)];
    if (taken.length === 0 || missing.length === 0) await rm(name, { force: true });
    else found.push({ ...mark, taken, missing });
  }
  return found.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
}

/** What to know of a load that was cut, and what to do, in one line. */
export const unfinishedLine = ({ region, file, startedAt, taken, missing }: UnfinishedLoad): string =>
  `a load of ${file} (region ${region}) was cut at ${startedAt}: ${taken.join(', ')} took their part, ${missing.join(', ')} did not. ${LOAD_AGAIN}`;

/** The same as a finding of the check. */
export const unfinishedFinding = ({ region, file, startedAt, taken, missing }: UnfinishedLoad): Finding => ({
  severity: 'error',
  region,
  kind: 'file',
  id: file,
  name: null,
  field: '',
  what: `A load of the file was cut at ${startedAt}, between the commits of the services. ${LOAD_AGAIN}`,
  expected: 'its part in each of them',
  got: `none in ${missing.join(', ')}; its part in ${taken.join(', ')}`,
  source: null,
});

const LOAD_AGAIN = 'Load it again, which makes it whole: what is there counts as the same.';

const COMMITTED = 'committed';
const IN_PROGRESS = 'in progress';

/** Another load may be writing its mark, which is no more than a line: one that is older has been left. */
const WRITTEN_WITHIN_MS = 60_000;

async function removeHalfWritten(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, LOADS);
  const names = (await orGone(readdir(folder))) ?? [];
  for (const name of names.filter((each) => each.endsWith(`.json${UNDER_WAY}`))) {
    const whole = path.join(folder, name);
    const written = await orGone(stat(whole));
    if (written && Date.now() - written.mtimeMs > WRITTEN_WITHIN_MS) await rm(whole, { force: true });
  }
}

async function readMarks(dataDir: string): Promise<{ readonly name: string; readonly mark: Mark }[]> {
  const folder = path.join(dataDir, LOADS);
  const names = (await orGone(readdir(folder))) ?? [];
  const marks = names
    .filter((name) => name.endsWith('.json'))
    .map(async (name) => {
      const whole = path.join(folder, name);
      // Another load may have come to its end, and taken the mark away.
      const text = await orGone(readFile(whole, 'utf8'));
      return text === undefined ? [] : [{ name: whole, mark: JSON.parse(text) as Mark }];
    });
  return (await Promise.all(marks)).flat();
}

const orGone = <Read>(read: Promise<Read>): Promise<Read | undefined> =>
  read.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** What became of each part's transaction; undefined where its database does not know any more. */
const statusesOf = ({ parts }: Mark, urlOf: UrlOfDeployment): Promise<(string | undefined)[]> =>
  Promise.all(
    parts.map(async ({ deployment, transaction }) => {
      const url = urlOf(deployment);
      if (url === undefined) return undefined;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        const { rows } = await client.query<{ status: string | null }>(
          'select pg_xact_status($1::xid8) as status',
          [transaction],
        );
        return rows[0]?.status ?? undefined;
      } finally {
        await client.end();
      }
    }),
  );
