/** Where a text stops being JSON that can be taken. Lines and columns are counted from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** What could have stood there, in words. */
  readonly wanted: string;
}

/**
 * The first place at which a text is no JSON, or JSON of which something would be lost: a name that a record has
 * twice, or `__proto__`, which is no field's name to JavaScript, or a number that is none to it; or where it is nested too
 * deep to be walked.
 *
 * @returns null where it is JSON that can be taken.
 */
export function jsonFault(text: string): JsonFault | null {
  let at = 0;
  /** What must come next for each list or record that is open, the innermost last. */
  const open: Open[] = [];
  let state: State = 'value';
  const fault = (wanted: string): JsonFault => {
    const before = text.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, wanted };
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  /** Not by one pattern: a long text would be too much for it. */
  const takeText = (): string | undefined => {
    const start = at;
    if (text[at] !== '"') return undefined;
    at++;
    while (text[at] !== '"') {
      if (text[at] === '\\') {
        if (!take(ESCAPE)) return undefined;
      } else if (text.charCodeAt(at) >= FIRST_PRINTABLE) {
        at++;
      } else {
        return undefined;
      }
    }
    at++;
    return text.slice(start, at);
  };
  /** What is the matter where a text stops being one. */
  const brokenText = (): JsonFault => {
    if (at === text.length) return fault('a double quotation mark: the text has no end');
    if (text.charCodeAt(at) < FIRST_PRINTABLE) return fault(NO_CONTROL);
    return fault('\\", \\\\, \\n or another of the escapes that JSON has');
  };
  for (;;) {
    take(SPACE);
    const within = open.at(-1);
    const inside = within?.kind;
    if (state === 'after') {
      if (inside === undefined) return at === text.length ? null : fault('the end of the file');
      if (take(inside === '[' ? CLOSED_LIST : CLOSED_RECORD)) open.pop();
      else if (take(COMMA)) state = inside === '[' ? 'value' : 'name';
      else return fault(inside === '[' ? 'a comma or ]' : 'a comma or }');
      continue;
    }
    if (state === 'first' && take(inside === '[' ? CLOSED_LIST : CLOSED_RECORD)) {
      open.pop();
      state = 'after';
      continue;
    }
    if (inside === '{' && state !== 'value') {
      const start = at;
      const name = takeText();
      if (name === undefined) {
        return at > start ? brokenText() : fault('the name of a field in double quotation marks');
      }
      const misnamed = whyMisnamed(JSON.parse(name) as string, within?.names);
      if (misnamed !== null) {
        at = start;
        return fault(misnamed);
      }
      take(SPACE);
      if (!take(COLON)) return fault('a colon after the name of the field');
      state = 'value';
      continue;
    }
    const opened = take(OPENED);
    if (opened === '[' || opened === '{') {
      if (open.length === DEEPEST) {
        at--;
        return fault(`lists and records that are nested at most ${DEEPEST} deep`);
      }
      open.push({ kind: opened, names: new Set() });
      state = 'first';
      continue;
    }
    const start = at;
    const word = takeText() ?? (at > start ? undefined : take(WORD_OR_NUMBER));
    if (word !== undefined) {
      if (/^-?\d/.test(word) && !Number.isFinite(Number(word))) {
        at = start;
        return fault('a number that is not too large');
      }
      state = 'after';
    } else {
      if (at > start) return brokenText();
      return fault(
        'a value: a text in double quotation marks, a number, true, false, null, a list or a record',
      );
    }
  }
}

/** A list or a record that is open, with the names that it has had so far. */
interface Open {
  readonly kind: '[' | '{';
  readonly names: Set<string>;
}

/** How deep lists and records may be nested: a file of a region has fewer than ten. */
const DEEPEST = 64;

/** Notes the name of a field; what was wanted in its place where it can't be one. */
function whyMisnamed(name: string, names: Set<string> | undefined): string | null {
  if (name === '__proto__') return 'the name of a field, which is never __proto__';
  if (names?.has(name)) return `each field once: ${JSON.stringify(name)} is there already`;
  names?.add(name);
  return null;
}

const NO_CONTROL =
  'a text without a line break, tab or other control character in it: they are written \\n, \\t and the like';

type State = 'value' | 'name' | 'first' | 'after';

/** Below are control characters. */
const FIRST_PRINTABLE = 0x20;

const SPACE = /[ \t\r\n]*/y;
const OPENED = /[[{]/y;
const CLOSED_LIST = /\]/y;
const CLOSED_RECORD = /\}/y;
const COMMA = /,/y;
const COLON = /:/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD_OR_NUMBER = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])/y;
