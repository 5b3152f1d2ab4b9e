import { type Change, type Message, nameOf, type StreamName } from '../model.js';
import { changeSaid, differences } from './messages.js';

/** Follows the changes of one watcher through those of the register. */
export interface Course {
  /** From the change at an index on; where it is not said, from wherever the first one is. */
  startAt(index: number): void;
  take(message: Message): void;
  /** Everything has to have come. */
  end(): void;
  /** The index of the change that would come next. */
  reached(): number;
}

/**
 * @param changes those that the stream tells, in the order of the log.
 * @param least the index of the first one that may come.
 * @param tell what is found, in words.
 */
export function course(
  changes: readonly Change[],
  stream: StreamName,
  least: number,
  tell: (fault: string) => void,
): Course {
  const indexes = new Map(
    changes.map(({ agreementId, sequence }, index) => [nameOf(agreementId, sequence), index]),
  );
  let next: number | undefined;

  const indexOf = ({ agreementId, sequence }: Message): number | undefined =>
    typeof agreementId === 'string' && typeof sequence === 'number'
      ? indexes.get(nameOf(agreementId, sequence))
      : undefined;

  return {
    startAt(index) {
      if (index < least) tell('what came is older than what came before');
      next = index;
    },
    reached: () => next ?? least,
    take(message) {
      const index = indexOf(message);
      const name = nameOf(message.agreementId ?? 'an unknown agreement', message.sequence ?? Number.NaN);
      if (index === undefined) {
        tell(`${name} came, which never was`);
        return;
      }
      for (const difference of differences(message, changeSaid(changes[index] as Change, stream))) {
        tell(`${name} came altered: ${difference}`);
      }
      if (index < (next ?? least)) {
        tell(`${name} came twice, or too late`);
        return;
      }
      if (next !== undefined && index > next) tell(`did not come: ${list(changes.slice(next, index))}`);
      next = index + 1;
    },
    end() {
      if (next === undefined) tell('nothing came');
      else if (next < changes.length) tell(`did not come at the end: ${list(changes.slice(next))}`);
    },
  };
}

const SHOWN = 5;

function list(changes: readonly Change[]): string {
  const names = changes.slice(0, SHOWN).map(({ agreementId, sequence }) => nameOf(agreementId, sequence));
  return `${names.join(', ')}${changes.length > SHOWN ? ` and ${changes.length - SHOWN} more` : ''}`;
}
