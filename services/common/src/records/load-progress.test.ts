import { expect, test } from '@jest/globals';
import { type LoadProgress, WrittenCount } from './load-progress.js';

test('records are counted once for each kind, also where a kind lies in several tables or is written unseen', () => {
  const told: LoadProgress[] = [];
  const count = new WrittenCount({ bodies: [{}, {}], events: [], counters: [{}] }, (progress) =>
    told.push(progress),
  );
  for (const kind of ['bodies', 'seats', 'bodies', 'events']) count.kindIsWritten(kind);
  count.allIsWritten();
  expect(told).toEqual([
    { phase: 'writing', done: 0, total: 3 },
    { phase: 'writing', done: 2, total: 3 },
    { phase: 'writing', done: 3, total: 3 },
  ]);
});
