import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { progressLine } from './progress-line.js';

function output(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => String(stream.read() ?? '') };
}

test('a terminal gets one line that is drawn over itself, is no wider than it, and is gone at the end', () => {
  const { stream, written } = output(true);
  const line = progressLine(stream);
  line.show('agreements: writing', 12, 24);
  expect(written()).toBe('\r\x1b[2K⠋ agreements: writing 12 of 24  ███████');
  line.stop();
  line.show('too late');
  line.stop();
  expect(written()).toBe('\r\x1b[2K');
});

test('where there is no terminal nothing is written', () => {
  const { stream, written } = output(false);
  const line = progressLine(stream);
  line.show('agreements: writing', 12, 24);
  line.stop();
  expect(written()).toBe('');
});
