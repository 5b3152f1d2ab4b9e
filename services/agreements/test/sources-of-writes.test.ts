import { describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { agreementMade, managedWorld, NOW, short, TEXT, TO_FORCE, takenTo, writer } from './writes-world.js';

const { world, write, writeNow } = managedWorld();

const NAMED = { document: 'Protokoll', place: '§ 4' };
const RECORDED = { url: null, recordedAt: NOW };
const TIME_ALONE = { document: null, place: null, ...RECORDED };
const FROM_NAMED = { ...NAMED, ...RECORDED };

interface Made {
  readonly id: string;
  readonly versionId: string;
}

/** The writes that change values of an agreement or of its version: what they are given, and which of the two change. */
const WRITES: Readonly<
  Record<
    string,
    {
      given(made: Made): Record<string, unknown>;
      before?(made: Made): Promise<unknown>;
      agreement: boolean;
      version: boolean;
    }
  >
> = {
  editAgreement: {
    given: ({ id }) => ({ agreementId: id, revision: 2, policyArea: 'Kultur' }),
    agreement: true,
    version: false,
  },
  addParty: {
    given: ({ id }) => ({ agreementId: id, name: 'Församlingarna', sector: 'CIVIL' }),
    agreement: true,
    version: false,
  },
  removeParty: {
    given: ({ id }) => ({ agreementId: id, name: 'Region Skåne' }),
    agreement: true,
    version: false,
  },
  setJoining: {
    given: ({ id }) => ({ agreementId: id, revision: 2, joining: 'CLOSED' }),
    // It is closed from the start.
    before: ({ id }) => sql(world.database.url, "update agreement set joining = 'OPEN' where id = $1", [id]),
    agreement: true,
    version: false,
  },
  declareRegister: {
    given: ({ id }) => ({ agreementId: id, revision: 2, complete: true }),
    agreement: true,
    version: false,
  },
  editVersionText: {
    given: ({ versionId }) => ({ versionId, revision: 1, text: 'Vi samverkar.' }),
    agreement: false,
    version: true,
  },
  changeVersionState: {
    given: ({ versionId }) => ({ versionId, revision: 1, to: 'DRAFT' }),
    agreement: true,
    version: true,
  },
};

describe.each(Object.entries(WRITES))('after %s', (name, { given, before: prepared, agreement, version }) => {
  it('what was changed has the document that the client names among its sources, with the time', async () => {
    const made = await agreementMade(write, { source: { document: 'Avtalet' } });
    await prepared?.(made);
    expect(short(await write(name, { ...given(made), source: NAMED }))).toEqual([]);
    const { ofAgreement, ofVersions } = await sourcesOf(made.id);
    const first = { document: 'Avtalet', place: null, ...RECORDED };
    const since = { ...TIME_ALONE };
    // The first version, without a document, made itself the current one.
    expect(ofAgreement).toEqual([first, since, ...(agreement ? [FROM_NAMED] : [])]);
    expect(ofVersions).toEqual([[TIME_ALONE, ...(version ? [FROM_NAMED] : [])]]);
  });

  it('it has the time alone where no document is named, once', async () => {
    const made = await agreementMade(write);
    await prepared?.(made);
    const before = await sourcesOf(made.id);
    expect(short(await write(name, given(made)))).toEqual([]);
    const { ofAgreement, ofVersions } = await sourcesOf(made.id);
    expect([ofAgreement, ofVersions]).toEqual([[TIME_ALONE], [[TIME_ALONE]]]);
    const later = (one: Sources, other: Sources) => String(one[0]?.recordedAt) > String(other[0]?.recordedAt);
    expect(later(ofAgreement, before.ofAgreement)).toBe(agreement);
    expect(later(ofVersions[0] ?? [], before.ofVersions[0] ?? [])).toBe(version);
  });

  it('nothing is changed where the source is refused', async () => {
    const made = await agreementMade(write);
    await prepared?.(made);
    const before = await sourcesOf(made.id);
    expect(short(await write(name, { ...given(made), source: { url: 'ftp://x.example' } }))).toEqual([
      'INVALID_INPUT source.url',
    ]);
    expect(await sourcesOf(made.id)).toEqual(before);
  });
});

it('a version that is replaced, the one that replaces it and the agreement name the document', async () => {
  const { id, versionId } = await agreementMade(write);
  await takenTo(write, world, versionId, ...TO_FORCE);
  const { version } = await write('addAgreementVersion', { agreementId: id, title: 'Andra', text: TEXT });
  await takenTo(write, world, version.id, ...TO_FORCE);
  expect(
    short(await writeNow('supersedeVersion', { versionId, successorId: version.id, source: NAMED })),
  ).toEqual([]);
  const { ofAgreement, ofVersions } = await sourcesOf(id);
  expect([ofAgreement, ...ofVersions].map((sources) => sources.at(-1))).toEqual([
    FROM_NAMED,
    FROM_NAMED,
    FROM_NAMED,
  ]);
});

it('what is added with a source of its own leaves those of the agreement and the version alone', async () => {
  const { id, versionId } = await agreementMade(write);
  const before = await sourcesOf(id);
  const source = NAMED;
  await write('addMilestone', { agreementId: id, kind: 'SIGNED', date: '2025', source });
  await write('reportFigure', { agreementId: id, value: 12, approximate: false, source });
  await write('addActionPlan', { agreementId: id, title: 'Plan', startYear: 2025, endYear: 2026, source });
  await write('addDecision', { versionId, organ: 'Regionfullmäktige', date: '2025', source });
  expect(await sourcesOf(id)).toEqual(before);
});

describe('a figure that a manager reports', () => {
  const REPORTED = `reported { value source { document place url recordedAt external } }`;
  const FIGURE = {
    value: 12,
    source: { document: 'Årsrapport', place: 's. 3', ...RECORDED, external: false },
  };

  it('says when it was recorded wherever it stands', async () => {
    const { id } = await agreementMade(write);
    const stream = await world.listen<{ signatoryCount: unknown }>(
      `subscription ($id: ID!) { signatoryCount(agreementId: $id) { message signatories { ${REPORTED} } } }`,
      { id },
    );
    await stream.next();
    await write('reportFigure', {
      agreementId: id,
      value: 12,
      approximate: false,
      source: { document: 'Årsrapport', place: 's. 3' },
    });
    expect(await stream.next()).toMatchObject({ message: 'CHANGE', signatories: { reported: FIGURE } });
    await stream.close();
    const { data } = await world.ask(
      `query ($id: ID!) { agreement(id: $id) { signatories { ${REPORTED} }
         reportedFigures { value source { document place url recordedAt external } } } }`,
      { id },
    );
    expect(data.agreement.signatories.reported).toEqual(FIGURE);
    expect(data.agreement.reportedFigures).toEqual([data.agreement.signatories.reported]);
  });

  it('is told as before where it was logged without', async () => {
    const { data } = await world.ask(
      `{ agreement(id: "14-agreement-overenskommelsen") { signatories { ${REPORTED} } } }`,
    );
    expect(data.agreement.signatories.reported.source).toMatchObject({ place: 'slide 11', recordedAt: null });
  });
});

describe('the agreements of a region', () => {
  const confirmed = async (code: string): Promise<string | null> => {
    const { data, errors } = await world.ask(
      `query ($code: ID!) { _entities(representations: [{ __typename: "Region", code: $code }]) {
         ... on Region { agreementsConfirmedAt } } }`,
      { code },
    );
    expect(errors).toBeUndefined();
    return data._entities[0].agreementsConfirmedAt;
  };

  it.each([
    ['addMilestone', { kind: 'SIGNED', date: '2025' }],
    ['reportFigure', { value: 3, approximate: true, source: NAMED }],
    ['addParty', { name: 'Kyrkorna' }],
    ['addActionPlan', { title: 'Plan', startYear: 2025, endYear: 2026 }],
  ])('are confirmed by %s, those of other regions are not', async (name, given) => {
    const { id } = await agreementMade(write);
    const [before, elsewhere] = [await confirmed('12'), await confirmed('14')];
    expect(short(await write(name, { agreementId: id, ...given }))).toEqual([]);
    expect(Date.parse(String(await confirmed('12')))).toBeGreaterThan(Date.parse(String(before)));
    expect(await confirmed('14')).toBe(elsewhere);
  });

  it('are confirmed as they are made, be it a local one', async () => {
    const before = await confirmed('12');
    await agreementMade(writer(world, ['agreement-manager:1281']), {
      level: 'LOCAL',
      municipalityCode: '1281',
    });
    expect(Date.parse(String(await confirmed('12')))).toBeGreaterThan(Date.parse(String(before)));
  });

  it('have no time where there are none', async () => {
    expect(await confirmed('25')).toBeNull();
  });
});

type Sources = readonly { readonly recordedAt: string | null }[];

async function sourcesOf(id: string): Promise<{ ofAgreement: Sources; ofVersions: readonly Sources[] }> {
  const { data } = await world.ask(
    `query ($id: ID!) { agreement(id: $id) { sources { document place url recordedAt }
       versions { sources { document place url recordedAt } } } }`,
    { id },
  );
  const { sources, versions } = data.agreement;
  return {
    ofAgreement: sources,
    ofVersions: versions.map((version: { sources: Sources }) => version.sources),
  };
}

it('a hub from before tells when the figures that stand were recorded', async () => {
  const { id } = await agreementMade(write);
  await write('reportFigure', { agreementId: id, value: 5, approximate: false, source: NAMED });
  const reported = () =>
    sql<{ reported: unknown }>(
      world.database.url,
      'select reported from signatory_counter where agreement_id = $1',
      [id],
    );
  const now = await reported();
  const { TellWhenFiguresWereRecorded1765550000000: Migration } = await import(
    '../src/migrations/1765550000000-tell-when-figures-were-recorded.js'
  );
  const runner = { query: (text: string) => sql(world.database.url, text) } as never;
  await new Migration().down(runner);
  expect(await reported()).not.toEqual(now);
  await new Migration().up(runner);
  expect(await reported()).toEqual(now);
});
