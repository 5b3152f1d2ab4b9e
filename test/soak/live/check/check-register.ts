import type { Change, Counter, Register } from '../model.js';
import { countSaid } from './messages.js';

/**
 * Holds the tables, the outbox and the log against one another.
 *
 * @returns every fault, in words.
 */
export function checkRegister({
  initial,
  made,
  counters,
  adherences,
  outbox,
  log,
  earlier,
}: Register): string[] {
  const faults: string[] = [];
  const same = (what: string, expected: unknown, got: unknown) => {
    const [one, other] = [JSON.stringify(expected), JSON.stringify(got)];
    if (one !== other) faults.push(`${what}: expected ${cut(one)}, got ${cut(other)}`);
  };
  for (const initially of [...initial, ...made]) {
    const { agreementId, registered: before, sequence: first } = initially;
    const isOwn = (row: { readonly agreementId: string }) => row.agreementId === agreementId;
    const changes = outbox.filter(isOwn);
    same(
      `${agreementId}: sequences`,
      changes.map((_change, index) => first + index + 1),
      changes.map(({ sequence }) => sequence),
    );
    let recounted = before;
    same(
      `${agreementId}: counts after each change`,
      changes.map(({ change }) => {
        recounted += STEP[change ?? ''] ?? 0;
        return recounted;
      }),
      changes.map(({ registered }) => registered),
    );
    const active = adherences.filter((row) => isOwn(row) && row.state === 'ACTIVE').length;
    same(
      `${agreementId}: counter`,
      { ...shown(changes.at(-1) ?? initially), registered: active, sequence: first + changes.length },
      shown(counters.find(isOwn)),
    );
    same(`${agreementId}: the count after the last change`, active, changes.at(-1)?.registered ?? before);
    same(`${agreementId}: what the log has`, changes.map(textOf), log.filter(isOwn).map(textOf));
    for (const removed of earlier) {
      const had = removed.filter(isOwn);
      same(
        `${agreementId}: what a log had that was removed`,
        changes.slice(0, had.length).map(textOf),
        had.map(textOf),
      );
    }
  }
  const known = new Set([...initial, ...made].map(({ agreementId }) => agreementId));
  for (const { agreementId } of [...outbox, ...log]) {
    if (!known.has(agreementId)) faults.push(`a change of ${agreementId}, which is no agreement`);
  }
  return faults;
}

const STEP: Readonly<Record<string, number>> = { ACTIVE: 1, WITHDRAWN: -1, ENDED: -1 };

/** A count as it is shown. */
const shown = (count: Counter | Change | undefined) => {
  if (count === undefined) return undefined;
  const { agreementId: _agreement, regionCode: _region, ...said } = countSaid(count);
  return said;
};

const textOf = (each: Change) =>
  JSON.stringify([each.change, each.adherenceId, each.organisationId, shown(each)]);

const cut = (text: string | undefined): string => `${text}`.slice(0, 500);
