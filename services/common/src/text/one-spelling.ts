/**
 * A text as it is looked through for numbers: digits and signs of one width and one script, nothing percent-encoded or
 * written as an entity of HTML, up to three times over, no sign as e-mails encode it, no tag of HTML, and nothing between
 * them that is not seen.
 */
export function oneSpelling(text: string): string {
  return decoded(text)
    .replace(QUOTED_PRINTABLE, (run) => octets(run.replaceAll('=', '%')))
    .replace(TAG, ' ')
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/(?!\d)\p{Nd}/gu, digit);
}

const MOST_LAYERS = 3;

function decoded(text: string, layers = MOST_LAYERS): string {
  const once = text.replace(PERCENT, octets).replace(ENTITY, character);
  return once === text || layers === 1 ? once : decoded(once, layers - 1);
}

/** After six digits four more are the rest of a number, not what `%98` stands for and two. */
const PERCENT = /(?:(?!(?<=\d{6})%\d{4}(?!\d))%[0-9a-f]{2})+/gi;

/** Spaces, hyphens and the like behind a digit; `=98` may as well be a sign and two digits. */
const QUOTED_PRINTABLE = /(?<=\d)(?:=2[bdef]|=5f|=c2=a[0d]|=e2=80=9[0-5]|=e2=88=92|=20(?=\d{4}(?!\d)))+/gi;

/** Those with a digit in them have an address or the like, which is looked through. */
const TAG = /<\/?[a-z]+(?:\s[^<>\p{N}]{0,100})?\/?>/giu;

/** What is no UTF-8 becomes U+FFFD. */
const octets = (run: string): string => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');

const ENTITY = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<name>[a-z]+));?/gi;

/** Names of signs and spaces that may stand between digits. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  colon: ':',
  comma: ',',
  dash: '-',
  emsp: ' ',
  ensp: ' ',
  horbar: '-',
  hyphen: '-',
  lowbar: '_',
  mdash: '-',
  middot: '·',
  minus: '-',
  nbsp: ' ',
  ndash: '-',
  period: '.',
  plus: '+',
  shy: '',
  sol: '/',
  thinsp: ' ',
  zwj: '',
  zwnj: '',
};

function character(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
}

/** The digits of a script stand one after the other, from its zero on. */
function digit(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((point - first) % 10);
}
