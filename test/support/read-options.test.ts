import { describe, expect, it } from '@jest/globals';
import { oneOf, readNumbers, readOptions, someOf, textOf, Usage, wholeNumber } from './read-options.js';

const OPTIONS = {
  seed: wholeNumber,
  cuts: { ...wholeNumber, default: '300' },
  backbone: { ...oneOf('postgres', 'nats'), default: 'postgres' },
  transports: { ...someOf('websocket', 'sse'), default: 'websocket,sse' },
  logs: textOf('a folder'),
};

const usageOf = (...args: string[]): Usage | undefined => {
  try {
    readOptions(args, OPTIONS);
  } catch (error) {
    if (error instanceof Usage) return error;
    throw error;
  }
  return undefined;
};

describe('the options of a program', () => {
  it('are read as what they are, with their defaults', () => {
    expect(readOptions([], OPTIONS)).toEqual({
      seed: undefined,
      cuts: 300,
      backbone: 'postgres',
      transports: ['websocket', 'sse'],
      logs: undefined,
    });
    const args = ['--seed=7', '--cuts', '0', '--backbone', 'nats', '--transports', 'sse', '--logs', 'x'];
    expect(readOptions(args, OPTIONS)).toEqual({
      seed: 7,
      cuts: 0,
      backbone: 'nats',
      transports: ['sse'],
      logs: 'x',
    });
  });

  it.each([
    [['--backbone', 'nat'], 'Expected postgres or nats for --backbone, got nat.'],
    [['--cuts', '-1'], 'Expected a whole number for --cuts, got -1.'],
    [['--cuts', 'ten'], 'Expected a whole number for --cuts, got ten.'],
    [['--cuts'], 'Expected a whole number for --cuts, got nothing.'],
    [['--transports', 'sse,tcp'], 'Expected some of websocket,sse for --transports, got sse,tcp.'],
    [['--cut', '3'], 'Expected options (--seed, --cuts, --backbone, --transports, --logs), got --cut.'],
    [['3'], 'Expected options (--seed, --cuts, --backbone, --transports, --logs), got 3.'],
    [
      ['--constructor'],
      'Expected options (--seed, --cuts, --backbone, --transports, --logs), got --constructor.',
    ],
  ])('what is not allowed is refused in one line: %j', (args, message) => {
    expect(usageOf(...args)).toMatchObject({ message, code: 1 });
  });

  it('are printed for --help, whatever else is given', () => {
    const usage = usageOf('--cuts', 'ten', '--help');
    expect(usage?.code).toBe(0);
    expect(usage?.message).toMatch(/^ {2}--backbone {2}postgres or nats; postgres by default$/m);
    expect(usage?.message).toMatch(/^ {2}--logs {2}a folder$/m);
  });
});

it('numbers alone are read where nothing else is taken', () => {
  expect(readNumbers(['100', '2000'], 'numbers of clients')).toEqual([100, 2_000]);
  expect(() => readNumbers(['all'], 'numbers of clients')).toThrow('Expected numbers of clients, got all.');
});
