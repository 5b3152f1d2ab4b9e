import { readFileSync } from 'node:fs';
import { type Account, run } from './run.js';

/**
 * The account PostgreSQL has to run under: undefined (our own) for an ordinary user; for root, which PostgreSQL
 * refuses to run as, the unprivileged `postgres` where the machine has it, else `nobody`.
 *
 * @throws where root finds neither account.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = accountNamed('postgres') ?? accountNamed('nobody');
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither an account `postgres` nor `nobody`; ' +
      'start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own',
  );
}

/** Whether the account (ours where undefined) can write in a directory, with every directory above it. */
export async function canWrite(directory: string, account: Account | undefined): Promise<boolean> {
  // Asking a process of that account is the one answer that takes in every parent, group and access list.
  const { code } = await run('/bin/sh', ['-c', 'test -x "$0" && test -w "$0"', directory], account);
  return code === 0;
}

function accountNamed(name: string): Account | undefined {
  const fields = passwordEntries()
    .map((line) => line.split(':'))
    .find(([entry]) => entry === name);
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  // macOS writes nobody's ids as -2, which stands for the unsigned 32-bit number.
  return Number.isInteger(uid) && Number.isInteger(gid)
    ? { name, uid: uid >>> 0, gid: gid >>> 0 }
    : undefined;
}

function passwordEntries(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
