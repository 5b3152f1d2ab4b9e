import { type Finding, newFindings } from '@hub/common';
import { describe, expect, test } from '@jest/globals';
import { checkAgreementRecords } from './index.js';

const source = { document: 'D', place: 'p' };
const ID = '14-agreement-x';
const AGREEMENT = {
  id: ID,
  level: 'REGIONAL',
  kind: 'COMPACT',
  regionCode: '14',
  municipalityCode: null,
  joining: 'UNKNOWN',
  currentVersion: 1,
  versions: [{ number: 1, title: 'T', state: 'IN_FORCE', predecessor: null }],
  milestones: [{ kind: 'DECIDED', date: '2014', version: null, source }],
  parties: [
    { name: 'A', sector: 'PUBLIC', organisationId: null },
    { name: 'B', sector: 'CIVIL', organisationId: null },
  ],
  sources: [source],
};
const ADHERENCE = {
  id: '14-adherence-1',
  agreementId: ID,
  versionId: `${ID}-v1`,
  organisationId: 'org-a',
  state: 'ACTIVE',
  signedAt: '2026-01-02T00:00:00.000Z',
  withdrawnAt: null,
  endedAt: null,
  appliedAt: null,
};
const COUNTER = { agreementId: ID, registered: 1, sequence: 1 };
const PLAN = {
  id: '14-action-plan-x',
  agreementId: ID,
  startYear: 2015,
  endYear: 2015,
  documentId: 'doc-a',
  sources: [source],
};
const document = (name: string, change: object = {}) => ({
  id: `doc-${name}`,
  regionCode: null,
  partOfId: null,
  respondsToId: null,
  duplicateOfId: null,
  agreementIds: [],
  sources: [source],
  ...change,
});
const NOW = new Date('2026-11-21T10:00:00Z');
const LATER = new Date('2026-11-21T10:05:00Z');

const GOOD = {
  agreements: [AGREEMENT],
  adherences: [ADHERENCE],
  counters: [COUNTER],
  changes: [{ agreementId: ID, sequence: 1 }],
  documents: [document('a', { agreementIds: [ID] }), document('b', { partOfId: 'doc-a' })],
  actionPlans: [PLAN],
};
const version = (number: number, state: string, predecessor: number | null = null) => ({
  number,
  title: 'T',
  state,
  predecessor,
});
const agreement = (change: object) => ({ ...GOOD, agreements: [{ ...AGREEMENT, ...change }] });

test('records that hold give no findings', () => {
  expect(checkAgreementRecords(GOOD, NOW)).toEqual([]);
});

test.each<[string, object]>([
  ['whose only version has ended', { versions: [version(1, 'TERMINATED')] }],
  [
    'whose second version replaced the first, and ended',
    { currentVersion: 2, versions: [version(1, 'SUPERSEDED'), version(2, 'TERMINATED', 1)] },
  ],
  ['that is worked on again after it ended', { versions: [version(1, 'TERMINATED'), version(2, 'DRAFT')] }],
])('an agreement %s gives no findings', (_what, change) => {
  const unsigned = { adherences: [], counters: [{ ...COUNTER, registered: 0 }] };
  const records = { ...agreement({ ...change, joining: 'CLOSED' }), ...unsigned };
  expect(checkAgreementRecords(records, NOW)).toEqual([]);
});

test.each<[string, object]>([
  ['follows it', { versions: [version(1, 'IN_FORCE'), version(2, 'IN_FORCE', 1)] }],
  ['follows none', { versions: [version(1, 'IN_FORCE'), version(2, 'IN_FORCE')] }],
  [
    'follows one that came to nothing',
    { versions: [version(1, 'IN_FORCE'), version(2, 'TERMINATED', 1), version(3, 'IN_FORCE', 2)] },
  ],
])('a version in force beside a later one that %s gives no findings', (_what, change) => {
  expect(checkAgreementRecords(agreement(change), NOW)).toEqual([]);
});

test('a decision that is held, or was about a version that is a draft or no more there, gives no findings', () => {
  const decisions = ['v1-decision-1', 'v2-decision-1', 'v3-decision-1'].map((name) => ({
    id: `${ID}-${name}`,
    shipped: false,
  }));
  const records = {
    ...agreement({ versions: [version(1, 'ADOPTED'), version(2, 'DRAFT')] }),
    decisions: decisions.slice(0, 1),
    knownDecisions: decisions,
  };
  expect(checkAgreementRecords(records as never, NOW)).toEqual([]);
});

test.each<[string, object, Partial<Finding>]>([
  [
    'an organisation that has signed a version twice',
    {
      ...GOOD,
      adherences: [ADHERENCE, { ...ADHERENCE, id: '14-adherence-2' }],
      counters: [{ ...COUNTER, registered: 2 }],
    },
    { severity: 'error', kind: 'adherences', id: '14-adherence-2', field: 'state', region: '14' },
  ],
  [
    'a signature that stands on a version that was replaced',
    agreement({ currentVersion: 2, versions: [version(1, 'SUPERSEDED'), version(2, 'IN_FORCE', 1)] }),
    {
      severity: 'error',
      kind: 'adherences',
      id: ADHERENCE.id,
      field: 'state',
      got: `ACTIVE on ${ID}-v1, which is superseded`,
    },
  ],
  [
    'an application to sign a version that was terminated',
    {
      ...agreement({ versions: [version(1, 'TERMINATED')] }),
      adherences: [{ ...ADHERENCE, state: 'APPLIED', signedAt: null }],
    },
    {
      severity: 'warning',
      kind: 'adherences',
      field: 'state',
      expected: 'REJECTED',
      got: `APPLIED on ${ID}-v1, which is terminated`,
    },
  ],
  [
    'a signature of a time still to come',
    { ...GOOD, adherences: [{ ...ADHERENCE, signedAt: '2026-11-21T13:00:00.000Z' }] },
    { severity: 'error', kind: 'adherences', field: 'signedAt', got: '2026-11-21T13:00:00.000Z' },
  ],
  ...(
    [
      ['signedAt', 'WITHDRAWN', { withdrawnAt: '2026-02-01T00:00:00Z' }],
      ['withdrawnAt', 'WITHDRAWN', {}],
      ['endedAt', 'ENDED', {}],
      ['appliedAt', 'REJECTED', { signedAt: null }],
    ] as const
  ).flatMap(([field, state, more]) =>
    ['1799-12-31T12:00:00Z', '2026-11-21T13:00:00.000Z'].map((time): [string, object, Partial<Finding>] => [
      `a signature that is ${state}, ${field} ${time},`,
      {
        ...GOOD,
        adherences: [{ ...ADHERENCE, state, ...more, [field]: time }],
        counters: [{ ...COUNTER, registered: 0 }],
      },
      { severity: 'error', kind: 'adherences', field, expected: 'a time from 1800 to now', got: time },
    ]),
  ),
  ...['UNDER_DISCUSSION', 'DRAFT', 'CONSULTATION'].flatMap((state): [string, object, Partial<Finding>][] => {
    const undecided = agreement({ versions: [version(1, state)] });
    const words = state.toLowerCase().replace('_', ' ');
    const on = { kind: 'adherences', id: ADHERENCE.id, field: 'state' };
    return [
      [
        `a signature that stands on a version that is ${state}`,
        undecided,
        { ...on, severity: 'error', got: `ACTIVE on ${ID}-v1, which is ${words}` },
      ],
      [
        `an application to sign a version that is ${state}`,
        { ...undecided, adherences: [{ ...ADHERENCE, state: 'APPLIED', signedAt: null }] },
        { ...on, severity: 'warning', expected: 'REJECTED', got: `APPLIED on ${ID}-v1, which is ${words}` },
      ],
    ];
  }),
  [
    'an organisation that has applied to sign a version twice',
    {
      ...GOOD,
      adherences: ['1', '2'].map((number) => ({
        ...ADHERENCE,
        id: `14-adherence-${number}`,
        state: 'APPLIED',
        signedAt: null,
      })),
      counters: [{ ...COUNTER, registered: 0 }],
    },
    {
      severity: 'error',
      kind: 'adherences',
      id: '14-adherence-2',
      field: 'state',
      expected: 'one open application of an organisation to sign a version',
      got: `org-a on ${ID}-v1, beside 14-adherence-1`,
    },
  ],
  [
    'a signature from before it was applied for',
    { ...GOOD, adherences: [{ ...ADHERENCE, appliedAt: '2026-01-03T00:00:00.000Z' }] },
    {
      severity: 'error',
      kind: 'adherences',
      field: 'signedAt',
      expected: 'a time that is not before 2026-01-03T00:00:00.000Z',
      got: ADHERENCE.signedAt,
    },
  ],
  ...['APPLIED', 'REJECTED'].map((state): [string, object, Partial<Finding>] => [
    `an application that is ${state} and signed`,
    {
      ...GOOD,
      adherences: [{ ...ADHERENCE, state }],
      counters: [{ ...COUNTER, registered: 0 }],
    },
    { severity: 'error', kind: 'adherences', field: 'signedAt', got: ADHERENCE.signedAt },
  ]),
  [
    'a signature that ended nobody knows when',
    {
      ...GOOD,
      adherences: [{ ...ADHERENCE, state: 'ENDED' }],
      counters: [{ ...COUNTER, registered: 0 }],
    },
    { severity: 'warning', kind: 'adherences', id: ADHERENCE.id, field: 'endedAt', got: 'none' },
  ],
  [
    'a withdrawal before the signature',
    {
      ...GOOD,
      adherences: [{ ...ADHERENCE, state: 'WITHDRAWN', withdrawnAt: '2026-01-01T00:00:00.000Z' }],
      counters: [{ ...COUNTER, registered: 0 }],
    },
    { severity: 'error', kind: 'adherences', field: 'withdrawnAt' },
  ],
  [
    'a count that is not the number of signatures',
    { ...GOOD, counters: [{ ...COUNTER, registered: 3 }] },
    { severity: 'error', kind: 'counters', field: 'registered', got: '3' },
  ],
  ...['1799-12-31T12:00:00Z', '2199-01-01T00:00:00.000Z'].map(
    (changedAt): [string, object, Partial<Finding>] => [
      `a count that changed at ${changedAt}`,
      { ...GOOD, counters: [{ ...COUNTER, changedAt }] },
      {
        severity: 'error',
        kind: 'counters',
        field: 'changedAt',
        expected: 'a time from 1800 to now',
        got: changedAt,
      },
    ],
  ),
  [
    'a change with a number that was there',
    {
      ...GOOD,
      changes: [
        { agreementId: ID, sequence: 1 },
        { agreementId: ID, sequence: 1 },
      ],
    },
    { severity: 'error', kind: 'counters', field: 'sequence', expected: 'a number above 1' },
  ],
  [
    'a counter behind its change log',
    {
      ...GOOD,
      changes: [
        { agreementId: ID, sequence: 1 },
        { agreementId: ID, sequence: 2 },
      ],
    },
    { severity: 'error', kind: 'counters', field: 'sequence', expected: '2 or more' },
  ],
  [
    'a predecessor that is no version',
    agreement({ versions: [version(1, 'UNKNOWN', 7)] }),
    { severity: 'error', kind: 'agreements', field: 'versions', got: 'version 7, which is none' },
  ],
  [
    'two versions after the same',
    agreement({ versions: [version(1, 'SUPERSEDED'), version(2, 'IN_FORCE', 1), version(3, 'DRAFT', 1)] }),
    { severity: 'error', field: 'versions', expected: 'one version after each that was replaced' },
  ],
  [
    'a version after a later one',
    agreement({ versions: [version(1, 'UNKNOWN', 2), version(2, 'UNKNOWN')] }),
    { severity: 'error', field: 'versions', expected: 'a predecessor before version 1' },
  ],
  [
    'a version in force beside another that follows another one',
    agreement({
      versions: [version(1, 'SUPERSEDED'), version(2, 'IN_FORCE', 1), version(3, 'UNDER_REVISION', 1)],
      currentVersion: 2,
    }),
    { severity: 'error', field: 'versions', got: 'versions 2 and 3 in force' },
  ],
  [
    'a third version in force',
    agreement({ versions: [version(1, 'IN_FORCE'), version(2, 'IN_FORCE', 1), version(3, 'IN_FORCE', 2)] }),
    { severity: 'error', field: 'versions', got: 'versions 1 and 2 and 3 in force' },
  ],
  [
    'a current version that is none',
    { ...agreement({ currentVersion: 4 }), counters: [] },
    { severity: 'error', field: 'currentVersion', got: '4' },
  ],
  [
    'an agreement that is open, without a current version',
    { ...agreement({ currentVersion: null, joining: 'OPEN' }), counters: [] },
    { severity: 'error', field: 'currentVersion', got: 'none' },
  ],
  [
    'a version in force that is not current, where none is',
    { ...agreement({ currentVersion: null, joining: 'CLOSED' }), counters: [] },
    { severity: 'error', field: 'currentVersion', expected: 'version 1, which is in force', got: 'none' },
  ],
  ...['UNDER_DISCUSSION', 'DRAFT', 'CONSULTATION'].flatMap((state): [string, object, Partial<Finding>][] => [
    [
      `a current version that is ${state} beside one in force`,
      agreement({ currentVersion: 2, versions: [version(1, 'UNDER_REVISION'), version(2, state, 1)] }),
      { severity: 'error', field: 'currentVersion', expected: 'version 1, which is in force' },
    ],
    [
      `a current version that is ${state}, of an agreement that is open`,
      agreement({ joining: 'OPEN', versions: [version(1, state)] }),
      { severity: 'error', field: 'joining', got: 'OPEN' },
    ],
  ]),
  [
    'a current version that has ended, of an agreement that can still be joined',
    agreement({ versions: [version(1, 'TERMINATED')], joining: 'OPEN' }),
    { severity: 'warning', field: 'currentVersion' },
  ],
  [
    'a current version that has ended, where another is in force',
    agreement({ versions: [version(1, 'TERMINATED'), version(2, 'IN_FORCE')], joining: 'CLOSED' }),
    { severity: 'warning', field: 'currentVersion' },
  ],
  [
    'a version in force without a party of civil society',
    agreement({ parties: AGREEMENT.parties.slice(0, 1) }),
    { severity: 'warning', field: 'versions', got: '1 public and 0 of civil society' },
  ],
  [
    'a cooperation of public bodies with one of them',
    agreement({ kind: 'PUBLIC_COOPERATION' }),
    { severity: 'warning', field: 'versions', expected: 'two public parties (offentliga parter)' },
  ],
  ...(
    [
      ['under two names', 'A', 'B', 'org-a', 'org-a'],
      ['under one name', 'A', 'A', null, 'org-a'],
    ] as const
  ).map(([what, first, second, one, other]): [string, object, Partial<Finding>] => [
    `a cooperation of public bodies with one of them twice, ${what}`,
    agreement({
      kind: 'PUBLIC_COOPERATION',
      parties: [
        { name: first, sector: 'PUBLIC', organisationId: one },
        { name: second, sector: 'PUBLIC', organisationId: other },
      ],
    }),
    { severity: 'warning', field: 'versions', got: '1 public and 0 of civil society' },
  ]),
  [
    'a version that was adopted without a decision',
    agreement({ milestones: [], versions: [version(1, 'ADOPTED')] }),
    { severity: 'warning', field: 'versions', expected: 'a decision (beslut) among the milestones' },
  ],
  [
    'an adopted version whose decision is gone, though a milestone tells of one',
    {
      ...agreement({ versions: [version(1, 'ADOPTED')] }),
      knownDecisions: [
        { id: `${ID}-v1-decision-1`, shipped: false },
        { id: `${ID}-v1-decision-1`, shipped: true },
      ],
    },
    {
      severity: 'error',
      field: 'versions.1.decisions',
      expected: `${ID}-v1-decision-1, which loading a file that has it puts back`,
    },
  ],
  [
    'an adopted version whose decision the facts have',
    {
      ...agreement({ versions: [version(1, 'DRAFT'), version(2, 'ADOPTED', 1)] }),
      knownDecisions: [{ id: `${ID}-v2-decision-1`, shipped: true }],
    },
    { severity: 'warning', field: 'versions.2.decisions' },
  ],
  [
    'a superseded version without a successor in force',
    agreement({ currentVersion: 2, versions: [version(1, 'SUPERSEDED'), version(2, 'DRAFT', 1)] }),
    { severity: 'warning', field: 'versions', expected: 'a version after it that came into force' },
  ],
  [
    'a superseded version that lacks a decision as well as a successor',
    agreement({
      currentVersion: 2,
      milestones: [],
      versions: [version(1, 'SUPERSEDED'), version(2, 'DRAFT', 1)],
    }),
    { severity: 'warning', field: 'versions', expected: 'a version after it that came into force' },
  ],
  [
    'a milestone on a day that is not in the calendar',
    agreement({
      milestones: [...AGREEMENT.milestones, { kind: 'SIGNED', date: '2015-02-30', version: null, source }],
    }),
    { severity: 'error', field: 'milestones', got: '"2015-02-30"' },
  ],
  ...(
    [
      ['SIGNED', '2999', 'it is still to come'],
      ['DECIDED', '2026-12', 'it is still to come'],
      ['REVISED', '2026-11-22', 'it is still to come'],
      ['SIGNED', '0001', 'the year must be from 1800 to 2200'],
      ['ENDED', '2201', 'the year must be from 1800 to 2200'],
    ] as const
  ).map(([kind, date, why]): [string, object, Partial<Finding>] => [
    `a milestone ${kind} of ${date}`,
    agreement({ milestones: [...AGREEMENT.milestones, { kind, date, version: null, source }] }),
    { severity: 'error', field: 'milestones', got: `"${date}": ${why}` },
  ]),
  ...[
    ['2199', 'it is still to come'],
    ['2026-11-22', 'it is still to come'],
    ['1066', 'the year must be from 1800 to 2200'],
  ].flatMap(([date, why]): [string, object, Partial<Finding>][] => [
    [
      `a decision of ${date}`,
      { ...GOOD, decisions: [{ id: `${ID}-v1-decision-1`, agreementId: ID, versionId: `${ID}-v1`, date }] },
      { severity: 'error', kind: 'decisions', field: 'date', got: `"${date}": ${why}` },
    ],
    [
      `a document of ${date}`,
      { ...GOOD, documents: [document('a', { date })] },
      { severity: 'error', kind: 'documents', field: 'date', got: `"${date}": ${why}` },
    ],
  ]),
  ...(
    [
      [2199, 'it is still to come'],
      [1066, 'the year must be from 1800 to 2200'],
    ] as const
  ).map(([year, why]): [string, object, Partial<Finding>] => [
    `a definition of ${year}`,
    { ...GOOD, definitions: [{ id: 'definition-x', year, sources: [source] }] },
    { severity: 'error', kind: 'definitions', id: 'definition-x', field: 'year', got: `"${year}": ${why}` },
  ]),
  [
    'a document for a meeting in a year that is none of its',
    { ...GOOD, documents: [document('a', { meetingDate: '2201' })] },
    { severity: 'error', kind: 'documents', field: 'meetingDate' },
  ],
  [
    'a figure of a year to come',
    agreement({
      reportedFigures: [{ value: 90, approximate: true, asOf: '2999', label: null, source }],
    }),
    { severity: 'error', field: 'reportedFigures', got: '"2999": it is still to come' },
  ],
  [
    'a value in quarantine',
    agreement({
      quarantined: [{ field: 'reportedFigures', value: '{"value":-1}', reason: 'expected 0 or more' }],
    }),
    { severity: 'notice', field: 'reportedFigures', got: '{"value":-1}' },
  ],
  [
    'an id of another place',
    agreement({ regionCode: '12' }),
    { severity: 'error', field: 'id', expected: 'an id that begins with 12-', region: '12' },
  ],
  [
    'a municipality of another region',
    {
      ...GOOD,
      agreements: [{ ...AGREEMENT, id: '1280-agreement-x', municipalityCode: '1280' }],
      counters: [],
    },
    { severity: 'error', field: 'municipalityCode', got: '1280' },
  ],
  [
    'a plan that ends before it begins',
    { ...GOOD, actionPlans: [{ ...PLAN, endYear: 2014 }] },
    { severity: 'error', kind: 'actionPlans', id: PLAN.id, field: 'endYear', got: '2014', region: '14' },
  ],
  [
    'a plan with the id of another place than its agreement',
    { ...GOOD, actionPlans: [{ ...PLAN, id: '12-action-plan-x' }] },
    { severity: 'error', field: 'id', expected: 'an id that begins with 14-', got: '12-action-plan-x' },
  ],
  [
    'documents that are parts of one another',
    { ...GOOD, documents: [document('a', { partOfId: 'doc-b' }), document('b', { partOfId: 'doc-a' })] },
    { severity: 'error', kind: 'documents', id: 'doc-b', field: 'partOfId', got: 'doc-a' },
  ],
  [
    'a document that repeats one that is not there',
    { ...GOOD, documents: [document('a', { duplicateOfId: 'doc-b' })] },
    { severity: 'error', kind: 'documents', id: 'doc-a', field: 'duplicateOfId', got: 'doc-b', region: '00' },
  ],
  [
    'a document of a region that does not exist',
    { ...GOOD, documents: [document('a', { regionCode: '99' })] },
    { severity: 'error', field: 'regionCode', got: '99', region: '99' },
  ],
  [
    'a principle of an agreement that is not there',
    { ...GOOD, principles: [{ id: 'principle-x', agreementIds: [ID, '14-agreement-y'] }] },
    { severity: 'error', kind: 'principles', id: 'principle-x', got: '14-agreement-y' },
  ],
  [
    'a matrix of an agreement that is not there',
    { ...GOOD, participationMatrices: [{ agreementId: '14-agreement-y', cells: [], bodies: [] }] },
    { severity: 'error', kind: 'participationMatrices', id: '14-agreement-y', field: 'agreementId' },
  ],
])('%s is found', (_what, records, wanted) => {
  const found = checkAgreementRecords(records as never, NOW);
  expect(found).toContainEqual(expect.objectContaining(wanted));
  // What was wrong before is not new a moment later: it stops no load. Nor is one fault taken for another.
  expect(newFindings(found, checkAgreementRecords(records as never, LATER))).toEqual([]);
  for (const [index, each] of found.entries()) {
    expect(newFindings(found.slice(0, index), [each])).toEqual([each]);
  }
});

describe('a signature that was carried over', () => {
  const ended = { ...ADHERENCE, state: 'ENDED', endedAt: '2026-02-01T00:00:00.000Z' };
  const carried = {
    ...ADHERENCE,
    id: '14-adherence-2',
    versionId: `${ID}-v2`,
    carriedFromId: ended.id,
  };
  const versions = [version(1, 'SUPERSEDED'), version(2, 'IN_FORCE', 1), version(10, 'DRAFT', 2)];
  const draft = { currentVersion: null, joining: 'CLOSED', versions: [version(1, 'DRAFT')] };
  const of = (origin: object, change: object = {}, merges: object[] = []) => ({
    ...GOOD,
    agreements: [
      { ...AGREEMENT, currentVersion: 2, versions },
      { ...AGREEMENT, id: '14-agreement-y', ...draft },
    ],
    adherences: [
      { ...ended, ...origin },
      { ...carried, ...change },
    ],
    merges,
  });

  test.each<[string, ReturnType<typeof of>]>([
    ['on an earlier version', of({})],
    [
      'that stands under an id that leads to the same organisation',
      of({ organisationId: 'org-former' }, {}, [{ id: 'org-former', survivorId: 'org-a' }]),
    ],
  ])('leads back to one %s', (_what, records) => {
    expect(checkAgreementRecords(records as never, NOW)).toEqual([]);
  });

  test.each<[string, ReturnType<typeof of>, string]>([
    ['one that is not there', of({}, { carriedFromId: '14-adherence-gone' }), '14-adherence-gone'],
    ['itself', of({}, { carriedFromId: carried.id }), `${carried.id}, which is the signature itself`],
    ['another organisation’s', of({ organisationId: 'org-b' }), `${ended.id}, which is of org-b`],
    [
      'one of another agreement',
      of({ agreementId: '14-agreement-y', versionId: '14-agreement-y-v1' }),
      `${ended.id}, which is of 14-agreement-y`,
    ],
    ['one on the same version', of({ versionId: `${ID}-v2` }), `${ended.id}, which is on ${ID}-v2`],
    ['one on a later version', of({ versionId: `${ID}-v10` }), `${ended.id}, which is on ${ID}-v10`],
  ])('never leads back to %s', (_what, records, got) => {
    expect(checkAgreementRecords(records as never, NOW)).toMatchObject([
      { severity: 'error', kind: 'adherences', id: carried.id, field: 'carriedFromId', got },
    ]);
  });

  test('never leads back to one that leads on to it', () => {
    expect(
      checkAgreementRecords(of({ carriedFromId: carried.id }) as never, NOW).map(({ id, field }) => [
        id,
        field,
      ]),
    ).toEqual([[ended.id, 'carriedFromId']]);
  });
});

test.each([
  ['WITHDRAWN', {}],
  ['ENDED', { endedAt: '2026-02-01T00:00:00.000Z' }],
  ['REJECTED', { signedAt: null }],
])('an adherence that is %s may be of a version that is worked on again', (state, change) => {
  const records = {
    ...agreement({ versions: [version(1, 'DRAFT')] }),
    adherences: [{ ...ADHERENCE, state, ...change }],
    counters: [{ ...COUNTER, registered: 0 }],
  };
  expect(checkAgreementRecords(records as never, NOW)).toEqual([]);
});

test.each(['ADOPTED', 'UNKNOWN', 'IN_FORCE', 'UNDER_REVISION'])(
  'an agreement may be open where its version is %s',
  (state) => {
    const records = agreement({ joining: 'OPEN', versions: [version(1, state)] });
    expect(checkAgreementRecords(records as never, NOW)).toEqual([]);
  },
);

test.each(['ADOPTED', 'UNKNOWN'])(
  'a version that is %s may be current beside one in force: it may have signatures',
  (state) => {
    const records = agreement({ versions: [version(1, state), version(2, 'IN_FORCE', 1)] });
    expect(checkAgreementRecords(records as never, NOW)).toEqual([]);
  },
);

test('what lies ahead, or in a year that has begun, is no fault where it may', () => {
  const milestone = (kind: string, date: string) => ({ kind, date, version: null, source });
  const records = agreement({
    milestones: [
      ...AGREEMENT.milestones,
      milestone('IN_FORCE', '2027-01-01'),
      milestone('ENDED', '2200'),
      milestone('UNSPECIFIED', '2030'),
      milestone('SIGNED', '2026-11-21'),
      milestone('REVISED', '2026'),
      milestone('PROPOSED', '1800'),
    ],
    reportedFigures: [{ value: 90, approximate: true, asOf: '2026-11', label: null, source }],
  });
  const dated = [
    document('a', { date: '2026-11-21', meetingDate: '2027-01-15' }),
    document('b', { date: '1800', meetingDate: null }),
  ];
  const definitions = [2026, 1800, null].map((year) => ({
    id: `definition-${year}`,
    year,
    sources: [source],
  }));
  expect(checkAgreementRecords({ ...records, documents: dated, definitions } as never, NOW)).toEqual([]);
  expect(checkAgreementRecords(records as never, NOW)).toEqual([]);
});

test('a finding says where the record comes from', () => {
  const [found] = checkAgreementRecords(agreement({ parties: [] }) as never, NOW);
  expect(found?.source).toBe('D, p');
});
