import type { Finding } from '@hub/common';
import { expect, test } from '@jest/globals';
import { checkOrganisationRecords } from './index.js';

const ORGANISATION = {
  id: 'org-a',
  name: 'A',
  kind: 'REGION',
  sector: 'PUBLIC',
  organisationNumber: '202100-2114',
  regionCode: '14',
  municipalityCode: '1480',
  sources: [{ document: 'D', place: 'p' }],
  quarantined: [],
};

test('an organisation that holds gives no findings', () => {
  expect(checkOrganisationRecords({ organisations: [ORGANISATION] })).toEqual([]);
});

test.each(['PUBLIC', 'ACADEMIA'])('an agency of the state may be of the sector %s', (sector) => {
  const organisations = [{ ...ORGANISATION, kind: 'STATE_AGENCY', sector }];
  expect(checkOrganisationRecords({ organisations })).toEqual([]);
});

test.each<[string, object[], Partial<Finding>]>([
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
  expect(checkOrganisationRecords({ organisations } as never)).toEqual([expect.objectContaining(wanted)]);
});
