import { type Finding, newFindings } from '@hub/common';
import { expect, test } from '@jest/globals';
import { checkOrganisationRecords } from './index.js';

const NOW = new Date('2026-11-21T10:00:00Z');
const LATER = new Date('2026-11-21T10:05:00Z');

const ORGANISATION = {
  id: 'org-a',
  name: 'A',
  kind: 'REGION',
  sector: 'PUBLIC',
  organisationNumber: '202100-2114',
  regionCode: '14',
  municipalityCode: '1480',
  founded: null,
  sources: [{ document: 'D', place: 'p' }],
  quarantined: [],
};

test('an organisation that holds gives no findings', () => {
  expect(checkOrganisationRecords({ organisations: [ORGANISATION] }, NOW)).toEqual([]);
});

test.each(['PUBLIC', 'ACADEMIA'])('an agency of the state may be of the sector %s', (sector) => {
  const organisations = [{ ...ORGANISATION, kind: 'STATE_AGENCY', sector }];
  expect(checkOrganisationRecords({ organisations }, NOW)).toEqual([]);
});

test.each(['2026-11-21', '2026', '1477'])('an organisation may have been founded %s', (founded) => {
  expect(checkOrganisationRecords({ organisations: [{ ...ORGANISATION, founded }] }, NOW)).toEqual([]);
});

test.each<[string, object[], Partial<Finding>]>([
  ...[
    ['2199', 'it is still to come'],
    ['2026-11-22', 'it is still to come'],
    ['1066', 'the year must be from 1100 to 2200'],
  ].map(([founded, why]): [string, object[], Partial<Finding>] => [
    `a founding of ${founded}`,
    [{ ...ORGANISATION, founded }],
    { severity: 'error', field: 'founded', got: `"${founded}": ${why}` },
  ]),
  [
    'a number with a wrong check digit',
    [{ ...ORGANISATION, organisationNumber: '202100-2115' }],
    { severity: 'error', field: 'organisationNumber', got: 'a number that is none' },
  ],
  [
    'a number in another form',
    [{ ...ORGANISATION, organisationNumber: '2021002114' }],
    { severity: 'error', expected: '202100-2114' },
  ],
  [
    'two organisations with one number',
    [ORGANISATION, { ...ORGANISATION, id: 'org-b' }],
    { severity: 'error', id: 'org-b', got: 'the number of org-a' },
  ],
  [
    'an organisation that is there and was merged',
    [
      { ...ORGANISATION, former: [{ id: 'org-b' }] },
      { ...ORGANISATION, id: 'org-b', organisationNumber: null },
    ],
    { severity: 'error', id: 'org-b', field: 'id', got: 'both' },
  ],
  [
    'a municipality of another region',
    [{ ...ORGANISATION, municipalityCode: '1280' }],
    { severity: 'error', field: 'municipalityCode', got: '1280' },
  ],
  [
    'a region that does not exist',
    [{ ...ORGANISATION, regionCode: '99', municipalityCode: null }],
    { severity: 'error', field: 'regionCode' },
  ],
  [
    'a sector that no organisation of its kind is of',
    [{ ...ORGANISATION, sector: 'CIVIL' }],
    { severity: 'warning', field: 'sector', expected: 'the public sector (offentlig sektor)', got: 'CIVIL' },
  ],
  [
    'a number in quarantine',
    [
      {
        ...ORGANISATION,
        organisationNumber: '21200-0258',
        quarantined: [{ field: 'organisationNumber', value: '21200-0258', reason: 'Nine digits.' }],
      },
    ],
    { severity: 'notice', field: 'organisationNumber', got: '"21200-0258"' },
  ],
])('%s is found', (_what, organisations, wanted) => {
  const found = checkOrganisationRecords({ organisations } as never, NOW);
  expect(found).toEqual([expect.objectContaining(wanted)]);
  // What was wrong before is not new a moment later: it stops no load.
  expect(newFindings(found, checkOrganisationRecords({ organisations } as never, LATER))).toEqual([]);
});
