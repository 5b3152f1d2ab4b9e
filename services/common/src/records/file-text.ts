import { RegionFileError } from './region-file-error.js';

/**
 * The text of a file, which is UTF-8, without the mark that some editors begin it with.
 *
 * @throws RegionFileError naming the first line that is not UTF-8: what is no letter there must not be guessed.
 */
export function fileText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text !== undefined) return text;
  const lines = linesOf(bytes);
  const line = lines.findIndex((each) => decoded(each) === undefined) + 1;
  throw new RegionFileError([
    {
      kind: 'file',
      id: '',
      field: `line ${line}`,
      what: 'text saved as UTF-8 (in an editor: Save as, encoding UTF-8), or å, ä and ö would be lost',
      got: 'letters in another encoding',
    },
  ]);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const NEWLINE = 0x0a;

/** No letter of several bytes has the byte of a line's end in it. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
