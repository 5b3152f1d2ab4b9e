import { changesOf, type Message, type Register, type Watched } from '../model.js';
import { course } from './course.js';
import { isSame } from './messages.js';
import { type Snapshots, snapshots } from './snapshots.js';

/**
 * Holds what one watcher saw against the register: from its first place on, and after a GAP from where it goes on, each
 * change of its scope, once, in order, as it was. Where the log was made anew, a GAP says that it goes on in that.
 *
 * @returns every fault, in words.
 */
export function checkWatched(
  watched: Watched,
  { initial, made, log, earlier }: Pick<Register, 'initial' | 'made' | 'log' | 'earlier'>,
): string[] {
  const { name, left, mayMiss } = watched;
  const faults: string[] = [];
  const tell = (fault: string) => void faults.push(`${name}: ${fault}`);
  const logs = [...earlier, log];
  const all = stretches(once(watched, tell));
  let at = 0;
  let least = 0;
  for (const [number, messages] of all.entries()) {
    const hasEnd = number === all.length - 1 && !left;
    // Who may miss nothing is told of a GAP where another log has come alone; who is there at the end has come to the last.
    const from = number > 0 && !mayMiss ? at + 1 : at;
    const possible = logs.flatMap((each, index) =>
      index >= from && (!hasEnd || index === logs.length - 1)
        ? [
            {
              index,
              ...checkStretch(
                messages,
                watched,
                { initial, made, log: each },
                { least: index === at ? least : 0, hasEnd },
              ),
            },
          ]
        : [],
    );
    const [best] = possible.sort((one, other) => one.faults.length - other.faults.length);
    if (best === undefined) {
      tell('a GAP came, though nothing is missing');
      break;
    }
    for (const fault of best.faults) tell(fault);
    at = best.index;
    least = best.reached;
  }
  return faults;
}

interface Stretch {
  readonly faults: readonly string[];
  /** The index of the change that would come next. */
  readonly reached: number;
}

/** What came from the beginning until the first GAP, and from each GAP until the next; each without the GAP. */
function stretches(messages: readonly Message[]): Message[][] {
  const all: Message[][] = [[]];
  for (const message of messages) {
    if (message.message === 'GAP') all.push([]);
    else all.at(-1)?.push(message);
  }
  return all;
}

/** @param least no change before this one may come. */
function checkStretch(
  messages: readonly Message[],
  { stream, scope }: Watched,
  register: Pick<Register, 'initial' | 'made' | 'log'>,
  { least, hasEnd }: { readonly least: number; readonly hasEnd: boolean },
): Stretch {
  const faults: string[] = [];
  const tell = (fault: string) => void faults.push(fault);
  const changes = changesOf(register.log, stream, scope);
  const way = course(changes, stream, least, tell);
  let round: Snapshots | undefined =
    stream === 'signatoryCount' ? snapshots(register, changes, scope, tell) : undefined;
  for (const message of messages) {
    if (message.message === 'SNAPSHOT') {
      if (round === undefined) tell(`a SNAPSHOT came without a GAP before it: ${message.cursor}`);
      round?.take(message);
    } else if (message.message === 'CHANGE') {
      if (round !== undefined) way.startAt(round.end());
      round = undefined;
      way.take(message);
    } else tell(`a message came that is none: ${message.message}`);
  }
  if (hasEnd) {
    if (round !== undefined) way.startAt(round.end());
    way.end();
  }
  return { faults, reached: way.reached() };
}

/** What a client makes of what came: each cursor once. */
function once({ visits }: Watched, tell: (fault: string) => void): Message[] {
  const known = new Map<string, Message>();
  const kept: Message[] = [];
  const isRepeated = repeats();
  for (const { messages } of visits) {
    const here = new Set<string>();
    for (const message of messages) {
      const before = known.get(message.cursor);
      const again = isRepeated(message);
      if (here.has(message.cursor)) tell(`${told(message)} came twice on one connection`);
      else if (again) tell(`${told(message)} came again to who came back`);
      here.add(message.cursor);
      if (before === undefined) {
        known.set(message.cursor, message);
        kept.push(message);
      } else if (!isSame(before, message)) {
        tell(`two messages have one cursor: ${told(before)} and ${told(message)}`);
      }
    }
  }
  return kept;
}

/**
 * @returns whether a message comes again that should not: who comes back is not given what it had. After a GAP it may be,
 * and who left among the SNAPSHOTs gets all of them again, of the same place where nothing has happened since.
 */
function repeats(): (message: Message) => boolean {
  let sinceGap = new Set<string>();
  let last = '';
  return ({ cursor, message }) => {
    const isAmongSnapshots = message !== 'CHANGE' && last !== 'CHANGE';
    const isRepeated = sinceGap.has(cursor) && !isAmongSnapshots;
    if (message === 'GAP') sinceGap = new Set();
    sinceGap.add(cursor);
    last = message;
    return isRepeated;
  };
}

const told = ({ cursor: _cursor, ...message }: Message): string => JSON.stringify(message);

/** How many messages came again by their cursor. */
export function repeatsOf({ visits }: Watched): number {
  const all = visits.flatMap(({ messages }) => messages.map(({ cursor }) => cursor));
  return all.length - new Set(all).size;
}
