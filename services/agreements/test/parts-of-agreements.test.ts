import { describe, expect, it } from '@jest/globals';
import {
  agreementMade,
  ahead,
  DECISION,
  historyOf,
  managedWorld,
  NEW,
  NOW,
  rowsOf,
  short,
  TO_FORCE,
  takenTo,
} from './writes-world.js';

const { world, write } = managedWorld();

describe('what belongs to an agreement', () => {
  it('versions are numbered, and follow one another in a chain', async () => {
    const { id, versionId } = await agreementMade(write);
    const { version } = await write('addAgreementVersion', {
      agreementId: id,
      title: 'B',
      predecessorId: versionId,
    });
    expect(version).toMatchObject({
      id: `${id}-v2`,
      number: 2,
      predecessor: { id: versionId },
      text: null,
      textHash: null,
      revision: 1,
      sources: [{ recordedAt: NOW }],
    });
    const before = await rowsOf(world);
    const again = {
      agreementId: id,
      title: '',
      text: ' ',
      predecessorId: versionId,
      source: { place: 'a\nb' },
    };
    expect(short(await write('addAgreementVersion', again))).toEqual([
      'INVALID_INPUT title',
      'INVALID_INPUT text',
      'INVALID_INPUT source.place',
    ]);
    const other = { agreementId: id, title: 'C', predecessorId: '12-agreement-overenskommelsen-v1' };
    expect(short(await write('addAgreementVersion', other))).toEqual(['NOT_FOUND predecessorId']);
    expect(await rowsOf(world)).toBe(before);
  });

  it('a milestone of something done is of 1800 to today; what comes into force or ends may lie ahead', async () => {
    const { id } = await agreementMade(write);
    const before = await rowsOf(world);
    const add = async (kind: string, date: string) =>
      `${kind} ${date} ${short(await write('addMilestone', { agreementId: id, kind, date })).join()}`.trim();
    for (const kind of ['UNDER_DISCUSSION', 'PROPOSED', 'CONSULTATION', 'DECIDED', 'SIGNED', 'REVISED']) {
      for (const date of ['2999', ahead(1), '0001', '1799']) {
        expect(await add(kind, date)).toBe(`${kind} ${date} INVALID_INPUT date`);
      }
    }
    for (const kind of ['IN_FORCE', 'ENDED', 'UNSPECIFIED']) {
      for (const date of ['2201', '1799']) {
        expect(await add(kind, date)).toBe(`${kind} ${date} INVALID_INPUT date`);
      }
    }
    expect(await rowsOf(world)).toBe(before);
    expect(await add('SIGNED', ahead(0))).toBe(`SIGNED ${ahead(0)}`);
    expect(await add('ENDED', '2200')).toBe('ENDED 2200');
    expect(await add('IN_FORCE', ahead(1))).toBe(`IN_FORCE ${ahead(1)}`);
  });

  it('milestones count among the years; sources that disagree all stand', async () => {
    const { id, versionId } = await agreementMade(write);
    await write('addMilestone', {
      agreementId: id,
      kind: 'SIGNED',
      date: '2019-05-02',
      versionId,
      label: 'I Lund',
    });
    const source = { document: 'Årsbok', place: 's. 4' };
    const { agreement } = await write('addMilestone', {
      agreementId: id,
      kind: 'SIGNED',
      date: '2018',
      source,
    });
    expect(agreement).toMatchObject({ firstYear: 2018, years: [2018, 2019] });
    expect(agreement.milestones).toMatchObject([
      { kind: 'SIGNED', date: { value: '2019-05-02' }, label: 'I Lund', version: { id: versionId } },
      { date: { value: '2018' }, version: null, source: { document: 'Årsbok', recordedAt: NOW } },
    ]);
    const before = await rowsOf(world);
    const wrong = { agreementId: id, kind: 'SIGNED', date: '2019-02-29', versionId: 'x', label: '\t' };
    expect(short(await write('addMilestone', wrong))).toEqual([
      'INVALID_INPUT date',
      'INVALID_INPUT label',
      'INVALID_INPUT label',
      'NOT_FOUND versionId',
    ]);
    expect(await rowsOf(world)).toBe(before);
  });

  it('decisions stand on the version, the earliest first', async () => {
    const { versionId } = await agreementMade(write);
    await write('addDecision', { versionId, ...DECISION, registryNumber: 'RUN 614-0186-13' });
    const { version } = await write('addDecision', { versionId, organ: 'Nämnden', date: '2025' });
    expect(version).toMatchObject({
      state: 'UNDER_DISCUSSION',
      revision: 3,
      decisions: [
        { id: `${versionId}-decision-2`, organ: 'Nämnden', date: { value: '2025', precision: 'YEAR' } },
        { id: `${versionId}-decision-1`, registryNumber: 'RUN 614-0186-13', source: { recordedAt: NOW } },
      ],
    });
    const before = await rowsOf(world);
    const wrong = { versionId, organ: '', date: '2999', paragraph: '', registryNumber: 'a\nb' };
    expect(short(await write('addDecision', wrong))).toEqual([
      'INVALID_INPUT organ',
      'INVALID_INPUT date',
      'INVALID_INPUT paragraph',
      'INVALID_INPUT registryNumber',
    ]);
    expect(await rowsOf(world)).toBe(before);
  });

  it('parties come and go, but one in force keeps those that it needs', async () => {
    const { id, versionId } = await agreementMade(write);
    const { agreement } = await write('addParty', {
      agreementId: id,
      name: 'ABF Malmö',
      sector: 'CIVIL',
      organisationId: 'org-abf-malmo',
    });
    expect(agreement.parties.at(-1)).toEqual({
      name: 'ABF Malmö',
      sector: 'CIVIL',
      organisation: { id: 'org-abf-malmo' },
    });
    await takenTo(write, world, versionId, ...TO_FORCE);
    expect(short(await write('removeParty', { agreementId: id, name: 'ABF Malmö' }))).toEqual([]);
    const before = await rowsOf(world);
    expect(short(await write('removeParty', { agreementId: id, name: 'Region Skåne' }))).toEqual([
      'INVALID_TRANSITION name',
    ]);
    expect(short(await write('removeParty', { agreementId: id, name: 'Ingen' }))).toEqual(['NOT_FOUND name']);
    expect(short(await write('removeParty', { agreementId: id, name: '\u200b' }))).toEqual([
      'INVALID_INPUT name',
    ]);
    const twice = { agreementId: id, name: 'Region Skåne', organisationId: 'org-nobody' };
    expect(short(await write('addParty', twice))).toEqual(['CONFLICT name', 'NOT_FOUND organisationId']);
    expect(await rowsOf(world)).toBe(before);
  });

  it('a party that is an organisation is of its sector', async () => {
    const before = await rowsOf(world);
    const parties = [
      { name: 'Region Skåne', sector: 'CIVIL', organisationId: 'org-region-skane' },
      { name: 'ABF', sector: 'PUBLIC', organisationId: 'org-abf-malmo' },
      { name: 'Ingen', sector: 'PUBLIC', organisationId: 'org-nobody' },
      { name: 'Malmö', sector: 'PUBLIC', organisationId: 'org-malmo-stad' },
    ];
    const refused = await write('createAgreement', { ...NEW, title: 'T', parties });
    expect(short(refused)).toEqual([
      'INVALID_INPUT parties.0.sector',
      'INVALID_INPUT parties.1.sector',
      'NOT_FOUND parties.2.organisationId',
    ]);
    expect(refused.refusals[0]?.message).toBe(
      'The organisation "org-region-skane" is of the public sector (offentlig sektor) in the register, not of civil society (civilsamhälle): leave the sector out, or name another organisation.',
    );
    expect(await rowsOf(world)).toBe(before);
    const untold = parties.slice(0, 2).map(({ sector: _, ...party }) => party);
    const made = await write('createAgreement', { ...NEW, title: 'Med register', parties: untold });
    expect(made.agreement.parties).toMatchObject([{ sector: 'PUBLIC' }, { sector: 'CIVIL' }]);
    const { id } = made.agreement;
    expect(JSON.parse((await historyOf(world, id)).at(-1)?.payload ?? '')).toMatchObject({
      parties: [{ sector: 'PUBLIC' }, { sector: 'CIVIL' }],
    });
    const malmo = { agreementId: id, name: 'Malmö stad', organisationId: 'org-malmo-stad' };
    expect(short(await write('addParty', { ...malmo, sector: 'PRIVATE' }))).toEqual(['INVALID_INPUT sector']);
    const { agreement } = await write('addParty', malmo);
    expect(agreement.parties.at(-1)).toMatchObject({ name: 'Malmö stad', sector: 'PUBLIC' });
    expect(JSON.parse((await historyOf(world, id)).at(-1)?.payload ?? '')).toMatchObject({
      sector: 'PUBLIC',
    });
  });

  it('action plans have ids of their own, and years in order', async () => {
    const { id } = await agreementMade(write);
    const plan = { agreementId: id, title: 'Handlingsplan 2027–2029', startYear: 2027, endYear: 2029 };
    await write('addActionPlan', { ...plan, contents: ['Ett', 'Två'] });
    const { agreement } = await write('addActionPlan', { ...plan, documentId: 'doc-related-98' });
    expect(agreement.actionPlans).toMatchObject([
      { id: '12-action-plan-handlingsplan-2027-2029', contents: ['Ett', 'Två'], document: null },
      { id: '12-action-plan-handlingsplan-2027-2029-2', document: { id: 'doc-related-98' } },
    ]);
    const before = await rowsOf(world);
    const wrong = {
      agreementId: id,
      title: '',
      startYear: 2029,
      endYear: 1700,
      contents: [''],
      documentId: 'x',
    };
    expect(short(await write('addActionPlan', wrong))).toEqual([
      'INVALID_INPUT title',
      'INVALID_INPUT endYear',
      'INVALID_INPUT endYear',
      'INVALID_INPUT contents.0',
      'NOT_FOUND documentId',
    ]);
    expect(await rowsOf(world)).toBe(before);
  });
});
