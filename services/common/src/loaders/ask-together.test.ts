import { expect, test } from '@jest/globals';
import { askTogether } from './ask-together.js';

/** A service that answers when it is told to. */
function service(options: { most?: number; patienceMs?: number } = {}) {
  const requests: { keys: readonly string[]; answer: () => void; fail: (error: Error) => void }[] = [];
  const ask = askTogether<string, string>({
    ...options,
    ask: (keys) =>
      new Promise((resolve, reject) => {
        requests.push({
          keys,
          answer: () => resolve(new Map(keys.map((key) => [key, key.toUpperCase()]))),
          fail: reject,
        });
      }),
  });
  const sent = async (count: number) => {
    while (requests.length < count) await new Promise((resolve) => setImmediate(resolve));
    return requests[count - 1] as (typeof requests)[number];
  };
  return { ask, requests, sent };
}

test('five hundred who ask at once, some for the same, ask in one request', async () => {
  const { ask, requests, sent } = service();
  const answers = Promise.all(Array.from({ length: 500 }, (_, index) => ask(`k${index % 400}`, 'someone')));
  const first = await sent(1);
  expect(first.keys).toHaveLength(400);
  first.answer();
  expect((await answers)[401]).toBe('K1');
  expect(requests).toHaveLength(1);
});

test('questions gather while a request is under way, up to a number', async () => {
  const { ask, requests, sent } = service({ most: 2, patienceMs: 60_000 });
  const a = ask('a', 'someone');
  const first = await sent(1);
  const more = Promise.all([
    ask('b', 'someone'),
    ask('c', 'someone'),
    ask('d', 'someone'),
    ask('c', 'someone'),
  ]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(requests).toHaveLength(1);
  first.answer();
  expect(await a).toBe('A');
  (await sent(2)).answer();
  (await sent(3)).answer();
  expect(await more).toEqual(['B', 'C', 'D', 'C']);
  expect(requests.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c'], ['d', 'c']]);
});

test('nobody waits long for a request that hangs', async () => {
  const { ask, sent } = service({ patienceMs: 5 });
  const hanging = ask('a', 'someone');
  const first = await sent(1);
  const second = ask('b', 'someone');
  (await sent(2)).answer();
  expect(await second).toBe('B');
  first.answer();
  expect(await hanging).toBe('A');
});

test('a request that fails fails for those who asked in it alone, and nothing is kept', async () => {
  const { ask, sent } = service();
  const failed = Promise.allSettled([ask('a', 'someone'), ask('b', 'someone')]);
  const first = await sent(1);
  const next = ask('a', 'someone');
  first.fail(new Error('gone'));
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  (await sent(2)).answer();
  expect(await next).toBe('A');
});
