import type { Records } from '@hub/common';
import { describe, expect, test } from '@jest/globals';
import type { HubData } from '../hub-data.js';
import { idsAreUnique } from './ids-are-unique.js';
import { oneSignatureAfterMerges } from './one-signature-after-merges.js';
import { referencesExist } from './references-exist.js';
import { rowsAreServed } from './rows-are-served.js';
import { sectorsAgree } from './sectors-agree.js';
import { signedAsLeadsOn } from './signed-as-leads-on.js';
import { sourceDocumentsAreKnown } from './source-documents-are-known.js';
import { subjectsExist } from './subjects-exist.js';

const organisation = { id: 'org-a', regionCode: '14' };
const body = { id: '14-body-x', regionCode: '14', seats: [{ id: '14-seat-x-1', organisationId: 'org-a' }] };
const region = { code: '14' };

/** The kinds whose writes do not ask whether an organisation is there. */
const UNASKED = new Set(['bodies', 'events', 'projects']);

test('references that lead somewhere give no findings, to the parts of records and the versions of agreements', () => {
  const agreement = { id: '14-agreement-x', regionCode: '14', versions: [{ number: 1 }] };
  const adherence = { id: '14-adherence-1', agreementId: '14-agreement-x', versionId: '14-agreement-x-v1' };
  const event = { id: '14-event-x', bodyId: '14-body-x' };
  const all: Records[] = [
    { regions: [region], bodies: [body], events: [event] },
    { organisations: [organisation] },
    { agreements: [agreement], adherences: [adherence] },
  ];
  expect(referencesExist(all, UNASKED)).toEqual([]);
});

test('a reference that leads nowhere is found where it stands, in lists and inside records too', () => {
  const project = {
    id: '14-project-x',
    funderIds: ['org-a', 'org-gone'],
    financing: { lines: [{ funderId: 'org-lost' }] },
  };
  expect(
    referencesExist(
      [{ regions: [region], bodies: [body], projects: [project] }, { organisations: [{ id: 'org-a' }] }],
      UNASKED,
    ),
  ).toMatchObject([
    { severity: 'warning', kind: 'projects', id: '14-project-x', field: 'funderIds', got: 'org-gone' },
    { severity: 'warning', kind: 'projects', field: 'financing.lines.1.funderId', got: 'org-lost' },
  ]);
});

test('an organisation that nobody holds is an error where the hub asks for it before a write', () => {
  const agreements = [{ id: '14-agreement-x', parties: [{ organisationId: 'org-gone' }] }];
  expect(referencesExist([{ agreements }], UNASKED)).toMatchObject([
    { severity: 'error', field: 'parties.1.organisationId', got: 'org-gone' },
  ]);
});

test('a municipality without a row of its own is there where its region is', () => {
  const project = { id: '14-project-x', municipalities: [{ municipalityCode: '1233' }] };
  expect(referencesExist([{ regions: [{ code: '12' }], projects: [project] }], UNASKED)).toEqual([]);
});

test('a municipality of a region that the hub does not hold is a warning', () => {
  const project = { id: '14-project-x', municipalities: [{ municipalityCode: '1280' }] };
  expect(
    referencesExist([{ municipalities: [{ code: '1480' }], projects: [project] }], UNASKED),
  ).toMatchObject([{ severity: 'warning', field: 'municipalities.1.municipalityCode', got: '1280' }]);
});

test('a document that nobody holds is found, also where the hub has no documents at all', () => {
  expect(
    referencesExist([{ actionPlans: [{ id: '14-action-plan-x', documentId: 'doc-gone' }] }], UNASKED),
  ).toMatchObject([
    { severity: 'error', field: 'documentId', what: expect.stringContaining('a document'), got: 'doc-gone' },
  ]);
});

describe('what a contradiction is about', () => {
  const contradiction = (...concerns: { type: string; id: string }[]): Records => ({
    contradictions: [{ id: 'contradiction-x', concerns }],
  });
  const held: Records = { regions: [region], bodies: [body], freshness: [{ regionCode: '14' }] };

  test('is there, and of the type that it says', () => {
    const about = contradiction({ type: 'Region', id: '14' }, { type: 'Body', id: '14-body-x' });
    expect(subjectsExist([held, about])).toEqual([]);
  });

  test.each([
    ['is gone', { type: 'Body', id: '14-body-gone' }, 'error'],
    ['is of another type', { type: 'Event', id: '14-body-x' }, 'error'],
    ['is an organisation that nobody holds', { type: 'Organisation', id: 'org-gone' }, 'error'],
    ['is of a region that the hub does not hold', { type: 'Statistic', id: '12-statistic-x' }, 'notice'],
  ])('is found where it %s', (_what, subject, severity) => {
    const about = contradiction({ type: 'Region', id: '14' }, subject);
    expect(subjectsExist([held, about])).toMatchObject([
      { severity, region: '00', kind: 'contradictions', field: 'concerns.2.id', got: subject.id },
    ]);
  });

  test('is no record for others to refer to', () => {
    const about = contradiction({ type: 'Body', id: '14-body-gone' });
    const events = [{ id: '14-event-x', bodyId: '14-body-gone' }];
    expect(referencesExist([{ events }, about], UNASKED)).toMatchObject([
      { kind: 'events', got: '14-body-gone' },
    ]);
  });
});

describe('the document that a source names', () => {
  const withSource = (source: object): Records => ({
    bodies: [{ id: '14-body-x', regionCode: '14', seats: [{ id: '14-seat-x', sources: [source] }] }],
  });
  const held: Records = { documents: [{ id: 'doc-own', title: 'Vårt eget beslut' }] };

  test.each([
    ['one of the first', { document: 'Innovativ modell för utveckling av offentlig verksamhet' }],
    ['one that the hub holds', { document: 'Vårt eget beslut' }],
    ['none, where a value was looked up', { document: 'Uppslag utanför källdokumenten' }],
    ['any, where the source is marked as external', { document: 'En bok', external: true }],
    ['any, where the source has an address', { document: 'En bok', url: 'https://example.org/' }],
    [
      'any, where a client recorded it',
      { document: 'Register 2026', recordedAt: '2026-11-22T08:00:00.000Z' },
    ],
    ['none, where the source is an address', { document: null, url: 'https://example.org/' }],
  ])('is %s', (_what, source) => {
    expect(sourceDocumentsAreKnown([withSource(source), held])).toEqual([]);
  });

  test('is found where the hub does not know it', () => {
    expect(
      sourceDocumentsAreKnown([withSource({ document: 'En bok', place: 'sidan 1' }), held]),
    ).toMatchObject([
      { severity: 'warning', region: '14', kind: 'bodies', field: 'seats.1.sources.1', got: 'En bok' },
    ]);
  });
});

describe('the signatures of an organisation into which others were merged', () => {
  const survivor = { ...organisation, former: [{ id: 'org-old' }, { id: 'org-older' }] };
  const signed = (organisationId: string, change: object = {}) => ({
    id: `14-adherence-of-${organisationId}`,
    agreementId: '14-agreement-x',
    versionId: '14-agreement-x-v1',
    organisationId,
    state: 'ACTIVE',
    ...change,
  });
  const found = (...adherences: object[]) =>
    oneSignatureAfterMerges([{ organisations: [survivor] }, { adherences } as never]);

  test('are one on a version: another under a former id is found', () => {
    for (const adherences of [
      [signed('org-a'), signed('org-old')],
      [signed('org-old'), signed('org-a')],
    ]) {
      expect(found(...adherences, signed('org-b'))).toMatchObject([
        {
          severity: 'error',
          region: '14',
          kind: 'adherences',
          id: '14-adherence-of-org-old',
          field: 'organisationId',
          got: 'org-old on 14-agreement-x-v1',
        },
      ]);
    }
  });

  test('are one where the survivor has not signed itself', () => {
    expect(found(signed('org-old'), signed('org-older'))).toMatchObject([
      { id: '14-adherence-of-org-old', expected: expect.stringContaining('14-adherence-of-org-older') },
    ]);
  });

  test.each([
    ['stands alone', [signed('org-old')]],
    ['is of another version', [signed('org-a'), signed('org-old', { versionId: '14-agreement-x-v2' })]],
    ['has ended', [signed('org-a'), signed('org-old', { state: 'ENDED' })]],
  ])('may be under a former id where it %s', (_what, adherences) => {
    expect(found(...adherences)).toEqual([]);
  });
});

test('an id that two records have is found, also in two deployments', () => {
  expect(idsAreUnique([{ bodies: [body] }, { bodies: [{ ...body }] }])).toMatchObject([
    { severity: 'error', kind: 'bodies', id: '14-body-x', field: 'id' },
  ]);
});

test('a record in a database that is not asked for it is found', () => {
  const national = { deployment: { name: 'regions-00', region: { code: '00', name: 'Sverige' } } };
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

test('a party or a seat of another sector than its organisation is found, and none that leaves it open', () => {
  const organisations = [{ id: 'org-a', sector: 'CIVIL', regionCode: '14' }];
  const agreement = (sector: string | null) => ({
    id: '14-agreement-x',
    regionCode: '14',
    parties: [
      { organisationId: null, sector: 'PUBLIC' },
      { organisationId: 'org-a', sector },
    ],
  });
  const of = (sector: string | null) =>
    sectorsAgree([
      { agreements: [agreement(sector)] },
      { bodies: [{ ...body, seats: [{ organisationId: 'org-a', sector }] }], organisations },
    ]);
  expect(of('CIVIL')).toEqual([]);
  expect(of(null)).toEqual([]);
  expect(of('PUBLIC')).toMatchObject([
    { severity: 'warning', kind: 'agreements', field: 'parties.2.sector', expected: 'CIVIL', got: 'PUBLIC' },
    { severity: 'warning', kind: 'bodies', field: 'seats.1.sector', expected: 'CIVIL', got: 'PUBLIC' },
  ]);
});

describe('the id that a signature was made under', () => {
  const organisations = [
    { id: 'org-a', former: [{ id: 'org-before' }, { id: 'org-long-before' }] },
    { id: 'org-b', former: [] },
  ];
  const found = (signedAs: string | null, organisationId: string) =>
    signedAsLeadsOn([
      { organisations },
      { adherences: [{ id: '14-adherence-1', agreementId: '14-agreement-x', organisationId, signedAs }] },
    ]);

  test.each<[string, string | null, string]>([
    ['nobody’s', null, 'org-a'],
    ['the organisation’s own', 'org-a', 'org-a'],
    ['of one that was merged into it', 'org-before', 'org-a'],
    [
      'of one that was merged into another before, where both have been merged since',
      'org-long-before',
      'org-before',
    ],
  ])('may be %s', (_what, signedAs, organisationId) => {
    expect(found(signedAs, organisationId)).toEqual([]);
  });

  test.each([
    ['of an organisation that nobody knows', 'org-gone', 'error'],
    ['of another organisation', 'org-b', 'warning'],
  ])('is found where it is %s', (_what, signedAs, severity) => {
    expect(found(signedAs, 'org-a')).toMatchObject([
      { severity, region: '14', kind: 'adherences', id: '14-adherence-1', field: 'signedAs', got: signedAs },
    ]);
  });
});
