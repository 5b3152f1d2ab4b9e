import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PassingFault } from './passing-fault.js';
import { watchText } from './watch-text.js';

let folder: string;
let path: string;
let unwatch = () => {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-text-'));
  path = join(folder, 'text');
});
afterEach(async () => {
  unwatch();
  await rm(folder, { recursive: true });
});

const replaceBy = async (text: string) => {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
};

test('a file that is replaced is told of, text after text; what can not be used is a fault', async () => {
  await writeFile(path, 'one');
  const told: string[] = [];
  let heard = () => {};
  const tell = (what: string) => {
    told.push(what);
    heard();
  };
  unwatch = watchText(path, 'one', {
    interval: 20,
    async onChange(text) {
      await new Promise(setImmediate);
      if (text.startsWith('no')) throw new Error(`${text} is of no use`);
      tell(text);
    },
    onFault: (fault) => tell((fault as Error).message),
  });
  for (const text of ['no', 'two', 'none', 'one']) {
    const change = new Promise<void>((resolve) => {
      heard = resolve;
    });
    await replaceBy(text);
    await change;
  }
  expect(told).toEqual(['no is of no use', 'two', 'none is of no use', 'one']);
});

test('who has ended the watching is told of nothing more, also not of what was begun', async () => {
  await writeFile(path, 'two');
  const told: unknown[] = [];
  await new Promise<void>((resolve) => {
    unwatch = watchText(path, 'one', {
      interval: 20,
      onChange(text) {
        told.push(text);
        unwatch();
        setImmediate(resolve);
        throw new Error('given up');
      },
      onFault: (fault) => told.push(fault),
    });
  });
  expect(told).toEqual(['two']);
});

test('what failed in passing is told of again, as a fault once', async () => {
  await writeFile(path, 'two');
  let tries = 0;
  const faults: unknown[] = [];
  const told = await new Promise<string>((resolve) => {
    unwatch = watchText(path, 'one', {
      interval: 20,
      retry: 10,
      onChange(text) {
        tries += 1;
        if (tries < 3) throw new PassingFault('no memory');
        resolve(text);
      },
      onFault: (fault) => faults.push(fault),
    });
  });
  expect([told, tries, faults]).toEqual(['two', 3, [new PassingFault('no memory')]]);
});
