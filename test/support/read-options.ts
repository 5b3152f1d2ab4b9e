import { parseArgs } from 'node:util';

/** One option of a program, `--name VALUE`. */
export interface Option<Value> {
  /** What may be given, in words. */
  readonly allowed: string;
  /** What is taken where it is not given, as it would be given; without one the option is undefined then. */
  readonly default?: string;
  /** @returns undefined for what is not allowed. */
  read(text: string): Value | undefined;
}

type Options = Readonly<Record<string, Option<unknown>>>;

type Values<Of extends Options> = {
  readonly [Name in keyof Of]: Of[Name] extends Option<infer Value>
    ? Of[Name] extends { readonly default: string }
      ? Value
      : Value | undefined
    : never;
};

/** That a program is not run as it was called: `--help`, or what it does not take. */
export class Usage extends Error {
  /** @param code with which the program ends. */
  constructor(
    message: string,
    readonly code: 0 | 1,
  ) {
    super(message);
  }
}

/**
 * Reads a program's options.
 *
 * @throws Usage for `--help`, with all options, and for an option or a value that is not allowed, in one line.
 */
export function readOptions<const Of extends Options>(args: readonly string[], options: Of): Values<Of> {
  if (args.includes('--help')) throw new Usage(helpOf(options), 0);
  const config = Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options: config, strict: false, tokens: true });
  const given: Record<string, string | undefined> = {};
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const name = token.kind === 'option' ? token.name : '';
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (token.kind !== 'option' || option === undefined) {
      const got = token.kind === 'option' ? token.rawName : token.value;
      throw new Usage(`Expected options (${listOf(options)}), got ${got}.`, 1);
    }
    if (token.value === undefined || option.read(token.value) === undefined) {
      throw new Usage(`Expected ${option.allowed} for --${name}, got ${token.value ?? 'nothing'}.`, 1);
    }
    given[name] = token.value;
  }
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const text = given[name] ?? option.default;
      return [name, text === undefined ? undefined : option.read(text)];
    }),
  ) as Values<Of>;
}

/**
 * Reads the numbers that a program is called with, and nothing else.
 *
 * @throws Usage for `--help`, and for what is no whole number.
 */
export function readNumbers(args: readonly string[], what: string): number[] {
  if (args.includes('--help')) throw new Usage(`Takes ${what}, or nothing.`, 0);
  return args.map((text) => {
    const number = wholeNumber.read(text);
    if (number === undefined) throw new Usage(`Expected ${what}, got ${text}.`, 1);
    return number;
  });
}

/** A whole number, 0 or more. */
export const wholeNumber = {
  allowed: 'a whole number',
  read: (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined),
};

/** Any text, such as the name of a folder. */
export const textOf = (allowed: string) => ({
  allowed,
  read: (text: string): string | undefined => (text === '' ? undefined : text),
});

/** One of some words. */
export const oneOf = <const Word extends string>(...words: readonly Word[]) => ({
  allowed: words.join(' or '),
  read: (text: string): Word | undefined => words.find((word) => word === text),
});

/** One or several of some words, separated by commas. */
export const someOf = <const Word extends string>(...words: readonly Word[]) => ({
  allowed: `some of ${words.join(',')}`,
  read(text: string): readonly Word[] | undefined {
    const found = text.split(',').map((part) => words.find((word) => word === part));
    return found.includes(undefined) ? undefined : (found as Word[]);
  },
});

const listOf = (options: Options): string =>
  Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ') || 'none';

function helpOf(options: Options): string {
  const lines = Object.entries(options).map(
    ([name, { allowed, default: usual }]) =>
      `  --${name}  ${allowed}${usual === undefined ? '' : `; ${usual} by default`}`,
  );
  return ['Options:', ...(lines.length > 0 ? lines : ['  none'])].join('\n');
}
