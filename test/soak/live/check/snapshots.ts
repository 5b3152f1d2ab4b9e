import {
  type Change,
  type Counter,
  isIn,
  type Message,
  nameOf,
  type Register,
  type Scope,
} from '../model.js';
import { countSaid, differences } from './messages.js';

/** The SNAPSHOTs of one watcher, from the first until its first change, or from a GAP until the next. */
export interface Snapshots {
  take(message: Message): void;
  /** @returns the index of the first change that is not in them. */
  end(): number;
}

/**
 * @param changes those that the stream tells, in the order of the log.
 * @param tell what is found, in words.
 */
export function snapshots(
  register: Pick<Register, 'initial' | 'made' | 'log'>,
  changes: readonly Change[],
  scope: Scope,
  tell: (fault: string) => void,
): Snapshots {
  const own = register.initial.filter((counter) => isIn(scope, counter));
  const counts = new Map(
    // Those that were made since may be among them, or not yet: by the changes it is seen which.
    [...own, ...register.made, ...changes]
      .filter((count) => isIn(scope, count))
      .map((count: Counter | Change) => [nameOf(count.agreementId, count.sequence), countSaid(count)]),
  );
  const reached = new Map<string, number>();
  return {
    take(message) {
      const { agreementId, sequence } = message;
      const name = nameOf(agreementId ?? 'no agreement', sequence ?? Number.NaN);
      const expected = counts.get(name);
      if (expected === undefined) tell(`the SNAPSHOT ${name} is of a count that never was`);
      for (const difference of differences(message, expected ?? {})) {
        tell(`the SNAPSHOT ${name} came altered: ${difference}`);
      }
      if (typeof agreementId !== 'string' || typeof sequence !== 'number') return;
      if (sequence < (reached.get(agreementId) ?? 0))
        tell(`the SNAPSHOT ${name} is older than the one before`);
      reached.set(agreementId, sequence);
    },
    end() {
      const missing = own.filter(({ agreementId }) => !reached.has(agreementId));
      if (missing.length > 0)
        tell(`no SNAPSHOT came of ${missing.map(({ agreementId }) => agreementId).join(', ')}`);
      const isIncluded = ({ agreementId, sequence }: Change) => sequence <= (reached.get(agreementId) ?? 0);
      const first = changes.findIndex((change) => !isIncluded(change));
      if (first < 0) return changes.length;
      const later = changes.slice(first).find(isIncluded);
      if (later) {
        const { agreementId, sequence } = changes[first] as Change;
        tell(
          `the SNAPSHOTs are of different moments: ${nameOf(later.agreementId, later.sequence)} is in them, and ${nameOf(agreementId, sequence)}, which was before it, is not`,
        );
      }
      return first;
    },
  };
}
