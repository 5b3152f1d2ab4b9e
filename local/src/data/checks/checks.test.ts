import type { Records } from '@hub/common';
import { expect, test } from '@jest/globals';
import type { HubData } from '../hub-data.js';
import { idsAreUnique } from './ids-are-unique.js';
import { referencesExist } from './references-exist.js';
import { rowsAreServed } from './rows-are-served.js';

const organisation = { id: 'org-a', regionCode: '14' };
const body = { id: '14-body-x', regionCode: '14', seats: [{ id: '14-seat-x-1', organisationId: 'org-a' }] };
const region = { code: '14' };

test('references that lead somewhere give no findings, to the parts of records and the versions of agreements', () => {
  const agreement = { id: '14-agreement-x', regionCode: '14', versions: [{ number: 1 }] };
  const adherence = { id: '14-adherence-1', agreementId: '14-agreement-x', versionId: '14-agreement-x-v1' };
  const event = { id: '14-event-x', bodyId: '14-body-x' };
  const all: Records[] = [
    { regions: [region], bodies: [body], events: [event] },
    { organisations: [organisation] },
    { agreements: [agreement], adherences: [adherence] },
  ];
  expect(referencesExist(all)).toEqual([]);
});

test('a reference that leads nowhere is found where it stands, in lists and inside records too', () => {
  const project = {
    id: '14-project-x',
    funderIds: ['org-a', 'org-gone'],
    financing: { lines: [{ funderId: 'org-lost' }] },
  };
  expect(
    referencesExist([{ bodies: [body], projects: [project] }, { organisations: [{ id: 'org-a' }] }]),
  ).toMatchObject([
    { severity: 'error', kind: 'projects', id: '14-project-x', field: 'funderIds', got: 'org-gone' },
    { severity: 'error', kind: 'projects', field: 'financing.lines.1.funderId', got: 'org-lost' },
  ]);
});

test('a municipality that the hub does not hold is a warning', () => {
  const project = { id: '14-project-x', municipalities: [{ municipalityCode: '1280' }] };
  expect(referencesExist([{ municipalities: [{ code: '1480' }], projects: [project] }])).toMatchObject([
    { severity: 'warning', field: 'municipalities.1.municipalityCode', got: '1280' },
  ]);
});

test('an id that two records have is found, also in two deployments', () => {
  expect(idsAreUnique([{ bodies: [body] }, { bodies: [{ ...body }] }])).toMatchObject([
    { severity: 'error', kind: 'bodies', id: '14-body-x', field: 'id' },
  ]);
});

test('a record in a database that is not asked for it is found', () => {
  const national = { deployment: { name: 'regions-00', region: { code: '00', name: 'Sweden' } } };
  const own = { deployment: { name: 'regions-14', region: { code: '14', name: 'V' } } };
  const hub = { ofRegion: (code: string) => (code === '14' ? own : national) } as unknown as HubData;
  const deployments = [
    { data: national, records: { bodies: [body], events: [{ id: '18-event-x', regionCode: '18' }] } },
    { data: own, records: { bodies: [body] } },
  ];
  expect(rowsAreServed(hub, deployments as never)).toMatchObject([
    { severity: 'error', id: '14-body-x', expected: 'a record in regions-14', got: 'one in regions-00' },
  ]);
});
