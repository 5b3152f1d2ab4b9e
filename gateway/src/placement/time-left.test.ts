import { expect, test } from '@jest/globals';
import type { RequestContext } from '../context.js';
import type { Target } from '../subgraphs/index.js';
import { TimeLeft } from './time-left.js';

const context = () => ({ requestId: 'a' }) as RequestContext;
const target = (subgraph: string, placement?: string): Target => ({
  subgraph,
  placement,
  url: new URL('http://127.0.0.1'),
  audience: undefined,
  deadline: 1_000,
});
const taking = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

test('what a request asks of a deployment in turn shares one deadline, also under another path', async () => {
  const time = new TimeLeft();
  const asker = context();
  await time.spend(target('things', 'aa'), asker, taking(60));
  expect(time.of(target('others', 'aa'), asker)).toBeLessThanOrEqual(945);
  expect(time.of(target('things', 'bb'), asker)).toBe(1_000);
  expect(time.of(target('things', 'aa'), context())).toBe(1_000);
});

test('what is waited for at the same time is counted once', async () => {
  const time = new TimeLeft();
  const asker = context();
  const things = { ...target('things'), deadline: 10_000 };
  const all = Promise.all(Array.from({ length: 20 }, () => time.spend(things, asker, taking(200))));
  await taking(50);
  expect(time.of(things, asker)).toBeLessThan(10_000);
  await all;
  const left = time.of(things, asker);
  expect(left).toBeLessThanOrEqual(9_805);
  // Twenty times 200 would leave 6,000.
  expect(left).toBeGreaterThan(7_000);
});

test('less than an answer takes is nothing', async () => {
  const time = new TimeLeft();
  const asker = context();
  const short = { ...target('things'), deadline: 40 };
  await time.spend(short, asker, taking(38));
  expect(time.of(short, asker)).toBe(0);
});
