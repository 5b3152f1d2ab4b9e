import { expect, test } from '@jest/globals';
import { reportMask } from './report-mask.js';

const KINDS = [{ kind: 'bodies', key: 'id' }];

/** One that Skatteverket gives out for tests. */
const [DATE, LAST] = ['811218', '9876'];

test.each([
  ['12-body-firma-81-12-18-98-76', '81 12 18 98 76', '12-body-firma-a personal number'],
  ['12-body-firma-811218-2d9876', `Firma ${DATE}%2D${LAST}`, '12-body-firma-a personal number'],
  [
    '1280-body-firma-811218-ndash-9876-i-lund',
    `${DATE}&ndash;${LAST}`,
    '1280-body-firma-a personal number-i-lund',
  ],
  [
    '12-body-38-31-31-32-31-38-2d-39-38-37-36',
    [...DATE, '-', ...LAST].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
    '12-body-a personal number',
  ],
])('the id %s of a record that is called %s is shown as %s, wherever it stands', (id, name, shown) => {
  const mask = reportMask(KINDS, { bodies: [{ id, name }] });
  expect(mask(id)).toBe(shown);
  expect(mask(`There is no ${id}.`)).toBe(`There is no ${shown}.`);
});

test('ids are shown as they are where no number went into them', () => {
  const mask = reportMask(KINDS, {
    bodies: [
      { id: '12-body-rad-24', description: `${DATE}-${LAST}` },
      { id: '12-body-dag-2014-11-25-1015', name: 'Dag' },
    ],
  });
  for (const id of ['12-body-rad-24', '12-body-dag-2014-11-25-1015']) expect(mask(id)).toBe(id);
});

test('the ids of parts of a record are masked too', () => {
  const seat = { id: '12-seat-rad-811218-2d9876', holder: `${DATE}%2D${LAST}` };
  const mask = reportMask(KINDS, { bodies: [{ id: '12-body-rad', seats: [seat] }] });
  expect(mask(seat.id)).toBe('12-seat-rad-a personal number');
  expect(mask('12-body-rad')).toBe('12-body-rad');
});

const UUID = '01234567-8901-4234-9567-890123456789';

test.each([
  [`12-adherence-${UUID}`, 'a UUID of digits', `12-adherence-${UUID}`],
  [
    `12-adherence-01${DATE}-${LAST}-4234-9567-890123456789`,
    'one whose digits are those of the number',
    '12-adherence-a personal number',
  ],
  [
    `12-adherence-${UUID}-${DATE}-2d${LAST}`,
    'one that goes on with what is left of a name',
    '12-adherence-a personal number',
  ],
  [`12-adherence-${UUID.replace('-4', '-0')}`, 'what is no UUID', '12-adherence-a personal number'],
])('the id %s of an adherence, %s, is shown as %s where its reason holds a number', (id, _what, shown) => {
  const mask = reportMask([{ kind: 'adherences', key: 'id' }], {
    adherences: [{ id, reason: `Signed by ${DATE}-${LAST}` }],
  });
  expect(mask(id)).toBe(shown);
});
