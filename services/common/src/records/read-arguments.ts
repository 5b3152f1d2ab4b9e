import { parseArgs } from 'node:util';

/** What a command takes. */
export interface ArgumentRules {
  /** The command as its messages name it, such as `data:check`. */
  readonly command: string;
  /** Options without a value, such as `json`. */
  readonly flags?: readonly string[];
  /** Options with a value, and the word that stands for the value in messages: `{ region: 'NN' }`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Those of `values` that may be given several times. */
  readonly repeated?: readonly string[];
  /** Whether it takes one file, and has to get it; default false. */
  readonly file?: boolean;
}

/** What a command was given. */
export interface Arguments {
  readonly file: string | undefined;
  has(flag: string): boolean;
  value(name: string): string | undefined;
  list(name: string): readonly string[];
}

/**
 * Reads a command's arguments. What means nothing to the command is refused: ignored, it would be believed to hold.
 *
 * @throws Error with one line that says what the command takes, and what it got.
 */
export function readArguments(args: readonly string[], rules: ArgumentRules): Arguments {
  const { command, flags = [], values = {}, repeated = [], file: wantsFile = false } = rules;
  const refuse = (fault: string): never => {
    throw new Error(`${command} takes ${takes(rules)}: ${fault}`);
  };
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(Object.keys(values).map((name) => [name, { type: 'string' }])),
  });
  const given = new Map<string, string[]>();
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (name in values) {
      if (value === undefined || value === '' || (!inlineValue && value.startsWith('-'))) {
        return refuse(`${rawName} wants ${values[name]}`);
      }
      if (given.has(name) && !repeated.includes(name)) return refuse(`${rawName} is given twice`);
    } else if (!flags.includes(name)) {
      return refuse(`not ${rawName}`);
    } else if (value !== undefined) {
      return refuse(`${rawName} has no value, got "${value}"`);
    }
    given.set(name, [...(given.get(name) ?? []), value ?? '']);
  }
  const [file, ...more] = files;
  if (wantsFile && file === undefined) refuse('the FILE is missing');
  const [extra] = wantsFile ? more : files;
  if (extra !== undefined) refuse(`not "${extra}"${wantsFile ? ' beside it' : ''}`);
  return {
    file,
    has: (flag) => given.has(flag),
    value: (name) => given.get(name)?.[0],
    list: (name) => given.get(name) ?? [],
  };
}

/** `FILE [--dry-run] [--json]`. */
function takes({ flags = [], values = {}, repeated = [], file = false }: ArgumentRules): string {
  return [
    ...(file ? ['FILE'] : []),
    ...Object.entries(values).map(
      ([name, value]) => `[--${name} ${value}${repeated.includes(name) ? ' …' : ''}]`,
    ),
    ...flags.map((flag) => `[--${flag}]`),
  ].join(' ');
}
