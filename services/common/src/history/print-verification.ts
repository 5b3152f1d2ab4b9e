import { quoted } from '../writes/refusals.js';
import type { VerifiedHistories } from './verify-history.js';
import type { VerifiedDeployment } from './verify-places.js';

/** The report of a verification, in words: a line for each deployment, then what is wrong, by record. */
export function printVerification(verified: readonly VerifiedDeployment[]): string {
  const width = Math.max(...verified.map(({ deployment }) => deployment.length));
  const lines = verified.map(
    ({ deployment, histories }) => `${deployment.padEnd(width)}  ${lineOf(histories)}`,
  );
  const faults = verified.flatMap(({ deployment, histories }) =>
    (histories?.faulty ?? []).flatMap(({ chain, faults: found }) => [
      '',
      `${nameOf(chain)} (${deployment})`,
      ...found.map(({ kind, message }) => `  ${kind.toLowerCase().replaceAll('_', ' ')}: ${message}`),
    ]),
  );
  const count = verified.reduce((sum, { histories }) => sum + (histories?.faulty.length ?? 0), 0);
  const verdict =
    count === 0
      ? 'No entry was changed, removed or moved, and no end was cut off as far as the checkpoints reach.'
      : `${counted(count, 'history is not as it was', 'histories are not as they were')} written.`;
  return [...lines, ...faults, '', verdict].join('\n');
}

/**
 * A history is called as its record. One that somebody put there may be called anything: what is no id is shown as text, so
 * that it can't pass for a line of the report, or fill it.
 */
const nameOf = (chain: string): string => (ID.test(chain) ? chain : quoted(chain));

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,199}$/u;

function lineOf(histories: VerifiedHistories | null): string {
  if (histories === null) return 'keeps no history';
  const { chains, entries, checkpoints, faulty } = histories;
  const what = [
    counted(chains, 'history', 'histories'),
    counted(entries, 'entry', 'entries'),
    checkpoints === null
      ? 'no checkpoints, so that a cut end can’t be noticed'
      : counted(checkpoints, 'checkpoint', 'checkpoints'),
  ].join(', ');
  return faulty.length === 0 ? what : `${what}; ${faulty.length} WRONG`;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
