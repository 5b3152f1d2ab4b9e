/** Where a text stops being JSON. Lines and columns are counted from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** What could have stood there, in words. */
  readonly wanted: string;
}

/** The first place at which a text is no JSON; null where it is JSON. */
export function jsonFault(text: string): JsonFault | null {
  let at = 0;
  /** What must come next for each list or record that is open, the innermost last. */
  const open: ('[' | '{')[] = [];
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
  for (;;) {
    take(SPACE);
    const inside = open.at(-1);
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
      if (!take(STRING)) return fault('the name of a field in double quotation marks');
      take(SPACE);
      if (!take(COLON)) return fault('a colon after the name of the field');
      state = 'value';
      continue;
    }
    const opened = take(OPENED);
    if (opened === '[' || opened === '{') {
      open.push(opened);
      state = 'first';
    } else if (take(STRING) || take(WORD_OR_NUMBER)) {
      state = 'after';
    } else {
      return fault(
        'a value: a text in double quotation marks, a number, true, false, null, a list or a record',
      );
    }
  }
}

type State = 'value' | 'name' | 'first' | 'after';

const SPACE = /[ \t\r\n]*/y;
const OPENED = /[[{]/y;
const CLOSED_LIST = /\]/y;
const CLOSED_RECORD = /\}/y;
const COMMA = /,/y;
const COLON = /:/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none within a text.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD_OR_NUMBER = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])/y;
