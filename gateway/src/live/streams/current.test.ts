import { beforeEach, describe, expect, it } from '@jest/globals';
import { Current, type CurrentHost } from './current.js';
import { Entry } from './entry.js';
import { noFigures } from './figures.js';
import type { Place } from './position.js';
import type { StreamEvent } from './ring.js';
import type { Snapshot } from './snapshot.js';

/** More than any of these tests asks for. */
const TOO_OFTEN = 100;

let calls: string[];
const called = (what: string) => {
  calls.push(what);
  if (calls.length > TOO_OFTEN) throw new Error(`The host is called for ever: ${what}.`);
};
const host: CurrentHost = {
  missed: () => called('missed'),
  lacks: (_entry, { position }) => called(`lacks what follows ${position}`),
  isStale: () => called('is stale'),
};
beforeEach(() => {
  calls = [];
});

const place = (position: string): Place => ({ cursor: `cursor ${position}`, position });
const event = (position: string): StreamEvent => ({ ...place(position), text: `change ${position}` });
const snapshot = (position: string, ...texts: string[]): Snapshot => ({
  place: place(position),
  texts: texts.length > 0 ? texts : [`state ${position}`],
  gapCursor: `gap ${position}`,
  at: 0,
});
const currentAt = (position: string) =>
  new Current(place(position), { events: 10, size: 1e6, age: 60_000 }, host, noFigures());

/** A listener in it that remembers what it hears. */
function listener(onHeard: () => void = () => {}): { entry: Entry; heard: string[] } {
  const heard: string[] = [];
  const entry = new Entry({
    next(text) {
      heard.push(text);
      onHeard();
      return true;
    },
    end: () => {},
  });
  return { entry, heard };
}
const in_ = (current: Current, { entry }: { entry: Entry }) => {
  entry.host = { again: () => {}, leave: (left) => current.remove(left) };
};

describe('who was told of another log than the stream comes from', () => {
  it('makes it ask once whether its own is still there, however many are told', () => {
    const current = currentAt('A:05');
    for (let count = 0; count < 3; count++) current.tell(listener().entry, snapshot('B:01'));
    expect(calls).toEqual(['is stale']);
  });

  it('asks by itself what follows, as soon as the stream says that its own log is still there', () => {
    const current = currentAt('A:05');
    const { entry, heard } = listener();
    current.tell(entry, snapshot('B:01'));
    current.change(event('A:06'));
    current.reached(place('A:06'));
    current.reached(place('A:07'));
    expect(calls).toEqual(['is stale', 'lacks what follows B:01']);
    expect(heard).toEqual(['state B:01']);
  });

  it('goes on with it where it comes to the same place of that log', () => {
    const current = currentAt('A:05');
    const [early, late] = [listener(), listener()];
    current.tell(early.entry, snapshot('A:05'));
    current.tell(late.entry, snapshot('B:01'));
    current.beginAnew('gap', snapshot('B:01'));
    current.change(event('B:02'));
    expect(late.heard).toEqual(['state B:01', 'change B:02']);
    expect(early.heard).toEqual(['state A:05', 'gap', 'state B:01', 'change B:02']);
    expect(calls).toEqual(['is stale']);
  });
});

describe('who is ahead of the stream', () => {
  it('hears what follows its place, and nothing twice', () => {
    const current = currentAt('A:05');
    const { entry, heard } = listener();
    current.tell(entry, snapshot('A:07'));
    for (const position of ['A:06', 'A:07', 'A:08', 'A:09']) current.change(event(position));
    expect(heard).toEqual(['state A:07', 'change A:08', 'change A:09']);
  });

  it.each([
    ['before its place, as after a log was put back', 'A:06'],
    ['after its place', 'A:09'],
    ['in another log', 'B:01'],
  ])('asks by itself what follows where the stream begins anew %s', (_what, position) => {
    const current = currentAt('A:05');
    const { entry, heard } = listener();
    current.tell(entry, snapshot('A:07'));
    current.beginAnew('gap', snapshot(position));
    expect(heard).toEqual(['state A:07']);
    expect(calls).toEqual(['lacks what follows A:07']);
    current.change(event(`${position[0]}:12`));
    expect(heard).toHaveLength(1);
  });
});

describe('who leaves while others are told', () => {
  it.each<[string, (current: Current) => void]>([
    ['of a gap and how things stand', (current) => current.beginAnew('gap', snapshot('A:09'))],
    ['of a change', (current) => current.change(event('A:08'))],
    [
      'of a change, ahead of the stream',
      (current) => {
        for (const position of ['A:06', 'A:07', 'A:08']) current.change(event(position));
      },
    ],
  ])('is told nothing more: %s', (what, tell) => {
    const current = currentAt(what.includes('ahead') ? 'A:05' : 'A:07');
    const second = listener();
    let told = false;
    const first = listener(() => {
      if (told) second.entry.leave();
    });
    for (const each of [first, second]) {
      in_(current, each);
      current.tell(each.entry, snapshot('A:07'));
    }
    told = true;
    tell(current);
    expect(first.heard.length).toBeGreaterThan(1);
    expect(second.heard).toEqual(['state A:07']);
    current.change(event('A:10'));
    expect(second.heard).toHaveLength(1);
    expect(calls).toEqual([]);
  });
});
