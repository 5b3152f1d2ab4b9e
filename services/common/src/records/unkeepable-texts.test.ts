import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { LONGEST_LINE, LONGEST_TEXT } from '../text/text-lengths.js';
import { refuseTexts } from '../writes/refuse-texts.js';
import { fieldAt } from './issue-words.js';
import { unkeepableTexts } from './unkeepable-texts.js';

const ODD = ['A\nB', 'A\tB', 'A\u2028B', '\u202egninerroF\u202c x', '\u2067x\u2069'];

/** A record with a text in each place that one stands in. */
const recordOf = (text: string) => ({
  name: text,
  aliases: ['A', text],
  memberCategories: [text],
  registryNumbers: [text],
  contents: [text],
  seats: [{ id: '14-seat-a', side: text, functions: ['F', text] }],
  programme: text,
  place: text,
  focus: text,
  policyArea: text,
  territory: text,
  organ: text,
  financing: { lines: [{ label: text }], statedSubtotals: [] },
  sources: [{ document: text, place: text, url: null }],
});

const ONE_LINE = [
  'name',
  'aliases.2',
  'memberCategories.1',
  'registryNumbers.1',
  'contents.1',
  'seats.1.side',
  'seats.1.functions.2',
  'programme',
  'place',
  'focus',
  'policyArea',
  'territory',
  'organ',
  'financing.lines.1.label',
  'sources.1.document',
  'sources.1.place',
];

test.each(ODD)('a file says %j in no text of one line, in a list neither, as no write does', (text) => {
  expect(unkeepableTexts(recordOf(text)).map(({ path }) => fieldAt(path))).toEqual(ONE_LINE);
  expect(refuseTexts(recordOf(text)).others).toHaveLength(ONE_LINE.length);
});

test.each(ODD)('a longer text may hold %j', (text) => {
  const record = {
    description: text,
    text,
    reason: text,
    fundingRule: { wording: text },
    traits: [{ term: 'T', description: text }],
    quarantined: [{ field: 'milestones', value: text, reason: text }],
  };
  expect(unkeepableTexts(record)).toEqual([]);
  expect(refuseTexts(record).others).toEqual([]);
});

/** As many letters as that, which no digit turns into a number. */
const long = (length: number) => 'å'.repeat(length);

test('a text of one line is no longer than a write takes it, in lists neither', () => {
  expect(unkeepableTexts(recordOf(long(LONGEST_LINE)))).toEqual([]);
  expect(refuseTexts(recordOf(long(LONGEST_LINE))).others).toEqual([]);
  const record = recordOf(long(LONGEST_LINE + 1));
  const found = unkeepableTexts(record);
  expect(found.map(({ path }) => fieldAt(path))).toEqual(ONE_LINE);
  expect(found[0]).toMatchObject({ what: 'a text of at most 500 characters', got: 'one of 501' });
  const { others } = refuseTexts(record);
  expect(others).toHaveLength(ONE_LINE.length);
  expect(others[0]?.message).toBe('The text must have at most 500 characters; it has 501.');
});

test.each(['text', 'description', 'reason', 'wording'])(
  'a longer text (%s) has a limit of its own',
  (field) => {
    expect(unkeepableTexts({ [field]: long(LONGEST_TEXT) })).toEqual([]);
    expect(unkeepableTexts({ [field]: long(LONGEST_TEXT + 1) })).toEqual([
      { path: [field], what: 'a text of at most 100000 characters', got: 'one of 100001' },
    ]);
  },
);
