import { expect, it } from '@jest/globals';
import type { LogEntry, LogPage } from './backbone.js';
import { followKept } from './follow-kept.js';

const entry = (position: string): LogEntry => ({
  position,
  messageId: `m:${position}`,
  type: 'kept',
  key: 'k',
  regionCode: '00',
  sequence: '1',
  transaction: '1',
  occurredAt: '2026-01-01T00:00:00.000Z',
  payload: {},
});

it('who follows kept entries is told everything anew where the log was made anew, and goes on after a failure', async () => {
  let log: LogPage | undefined = {
    epoch: 'one',
    prunedTo: '0',
    entries: [entry('1'), entry('2'), entry('3')],
  };
  let wake: () => void = () => undefined;
  const told: { positions: string[]; anew: boolean }[] = [];
  const failures: unknown[] = [];
  let heard: () => void = () => undefined;
  const hear = () => new Promise<void>((resolve) => (heard = resolve));
  const first = hear();
  const stop = followKept({
    pageSize: 2,
    idleMs: 60_000,
    backbone: {
      async readKept(after, limit) {
        if (log === undefined) throw new Error('down');
        const entries = log.entries
          .filter(({ position }) => Number(position) > Number(after))
          .slice(0, limit);
        return { ...log, entries };
      },
      watch(woken) {
        wake = woken;
        return async () => undefined;
      },
    },
    onRead(entries, anew) {
      told.push({ positions: entries.map(({ position }) => position), anew });
      heard();
    },
    onError(error) {
      failures.push(error);
      heard();
    },
  });
  const after = async (change: () => void) => {
    const next = hear();
    change();
    wake();
    await next;
  };
  await first;
  await after(() => {
    log = undefined;
  });
  await after(() => {
    log = { epoch: 'two', prunedTo: '0', entries: [entry('1'), entry('9')] };
  });
  await after(() => {
    log = { epoch: 'two', prunedTo: '0', entries: [entry('1'), entry('9'), entry('10')] };
  });
  await stop();
  expect(told).toEqual([
    { positions: ['1', '2', '3'], anew: true },
    { positions: ['1', '9'], anew: true },
    { positions: ['10'], anew: false },
  ]);
  expect(failures).toHaveLength(1);
});
