import 'reflect-metadata';
import { expect, test } from '@jest/globals';
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
