import { prepare, recordStore } from '@hub/agreements';
import { beginLoad, checkDatabase, dumpRecords, type Records, readDatabase } from '@hub/common';
import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { freshKey, SIGN, signs, withdraws } from './agreements-world.js';
import {
  agreementMade,
  eventsOf,
  historyOf,
  managedWorld,
  revisionOf,
  rowsOf,
  short,
  TEXT,
  TO_ADOPTED,
  TO_FORCE,
  takenTo,
  type Written,
} from './writes-world.js';

const { world, write, writeNow } = managedWorld({ demo: true });

const SIGNERS = ['org-demo-01', 'org-demo-02', 'org-demo-03'] as const;

/** An agreement whose first version is signed, and a second version in force that follows it. */
async function twoVersions(onSupersession: string) {
  const { id, versionId } = await agreementMade(write, { onSupersession });
  await takenTo(write, world, versionId, ...TO_FORCE);
  await writeNow('setJoining', { agreementId: id, joining: 'OPEN' });
  const signatures: string[] = [];
  for (const organisation of SIGNERS) signatures.push(await signs(world, id, organisation));
  const { version } = await write('addAgreementVersion', {
    agreementId: id,
    title: 'Andra',
    text: TEXT,
    predecessorId: versionId,
  });
  await takenTo(write, world, version.id, ...TO_FORCE);
  return { id, versionId, successorId: version.id as string, signatures };
}

const adherencesOf = async (id: string) => {
  const { data } = await world.ask(
    `query ($id: ID!) { agreement(id: $id) { adherences { totalCount nodes {
       id state signedAt endedAt organisation { id } version { id } carriedFrom { id }
       sources { document recordedAt } } } } }`,
    { id },
  );
  return data.agreement.adherences.nodes as {
    id: string;
    state: string;
    signedAt: string;
    endedAt: string | null;
    sources: { document: string | null }[];
    organisation: { id: string };
    version: { id: string };
    carriedFrom: { id: string } | null;
  }[];
};

const counted = ({ agreement }: Written) =>
  `${agreement.signatories.registered}/${agreement.signatories.sequence} of ${agreement.currentVersion.id.slice(-2)}`;

/** What is wrong with the register, as the rules of the domain have it. */
async function faults(): Promise<unknown[]> {
  const { findings } = await readDatabase(recordStore, world.database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  return findings.filter(({ severity }) => severity === 'error');
}

describe('replacing a version', () => {
  it('carries the signatures over: the count stays, nobody signs or leaves, and one event tells of it', async () => {
    const { id, versionId, successorId, signatures } = await twoVersions('CARRY_OVER');
    const answer = await writeNow('supersedeVersion', { versionId, successorId });
    expect(short(answer)).toEqual([]);
    expect(answer.version).toMatchObject({ id: versionId, state: 'SUPERSEDED' });
    expect(counted(answer)).toBe('3/5 of v2');
    expect(answer.agreement.milestones.at(-1)).toMatchObject({ kind: 'REVISED', version: { id: versionId } });
    const adherences = await adherencesOf(id);
    for (const [index, organisation] of SIGNERS.entries()) {
      const own = adherences.filter((each) => each.organisation.id === organisation);
      const old = own.find((each) => each.version.id === versionId);
      const carried = own.find((each) => each.version.id === successorId);
      expect(old).toMatchObject({ id: signatures[index], state: 'ENDED', carriedFrom: null });
      expect(old?.endedAt).toMatch(/Z$/);
      expect(carried).toMatchObject({
        id: expect.stringMatching(/^12-adherence-/),
        state: 'ACTIVE',
        signedAt: old?.signedAt,
        carriedFrom: { id: old?.id },
      });
    }
    const events = await eventsOf(world, id);
    expect(
      events.map(
        ({ sequence, payload }) => `${sequence} ${payload.change} ${payload.signatories.registered}`,
      ),
    ).toEqual(['1 null 0', '2 ACTIVE 1', '3 ACTIVE 2', '4 ACTIVE 3', '5 null 3']);
    const { data } = await world.ask(
      'query ($id: ID!) { signingTimeline(agreementId: $id, interval: DAY) { signed withdrawn registered } }',
      { id },
    );
    expect(data.signingTimeline).toEqual([{ signed: 3, withdrawn: 0, registered: 3 }]);
    expect(JSON.parse((await historyOf(world, id)).at(-1)?.payload ?? '')).toEqual({
      versionId,
      successorId,
      policy: 'CARRY_OVER',
      carriedOver: expect.arrayContaining(signatures),
    });

    // What stands on is withdrawn like any other.
    const carried = adherences.find(
      ({ state, organisation }) => state === 'ACTIVE' && organisation.id === 'org-demo-01',
    );
    await withdraws(world, 'org-demo-01', carried?.id as string);
    expect((await eventsOf(world, id)).at(-1)).toMatchObject({
      sequence: '6',
      payload: { change: 'WITHDRAWN', signatories: { registered: 2 } },
    });
    expect(await faults()).toEqual([]);
  });

  it('carries over what a signature was, with its source and the id it was signed under, and counts it on each day', async () => {
    const { id, versionId, successorId, signatures } = await twoVersions('CARRY_OVER');
    await sql(
      world.database.url,
      `update adherence set signed_at = now() - interval '2 days', signed_as = 'org-former',
         source = '{"document":"Undertecknade blad","place":null,"url":null,"recordedAt":"2026-01-01T00:00:00.000Z"}'
       where id = $1`,
      [signatures[0]],
    );
    await writeNow('supersedeVersion', { versionId, successorId });
    const carried = (await adherencesOf(id)).find(({ carriedFrom }) => carriedFrom?.id === signatures[0]);
    expect(carried?.sources).toEqual([
      { document: 'Undertecknade blad', recordedAt: '2026-01-01T00:00:00.000Z' },
    ]);
    const { data } = await world.ask(
      `query ($id: ID!, $carried: ID!) {
        adherence(id: $carried) { signedAs }
        signingTimeline(agreementId: $id, interval: DAY) { signed registered } }`,
      { id, carried: carried?.id },
    );
    expect(data).toEqual({
      adherence: { signedAs: 'org-former' },
      signingTimeline: [
        { signed: 1, registered: 1 },
        { signed: 0, registered: 1 },
        { signed: 2, registered: 3 },
      ],
    });
  });

  it('leaves what ended registered until the day it did', async () => {
    const { id, versionId, successorId, signatures } = await twoVersions('RESIGN');
    await sql(world.database.url, "update adherence set signed_at = now() - interval '1 day' where id = $1", [
      signatures[0],
    ]);
    await writeNow('supersedeVersion', { versionId, successorId });
    const { data } = await world.ask(
      'query ($id: ID!) { signingTimeline(agreementId: $id, interval: DAY) { signed withdrawn registered } }',
      { id },
    );
    expect(data.signingTimeline).toEqual([
      { signed: 1, withdrawn: 0, registered: 1 },
      { signed: 2, withdrawn: 0, registered: 0 },
    ]);
  });

  it('ends the signatures where each is to sign anew: one count, an event for each', async () => {
    const { id, versionId, successorId } = await twoVersions('RESIGN');
    const answer = await writeNow('supersedeVersion', { versionId, successorId });
    expect(counted(answer)).toBe('0/7 of v2');
    const events = (await eventsOf(world, id)).slice(-3);
    expect(events).toMatchObject(
      SIGNERS.map((organisationId, index) => ({
        sequence: String(5 + index),
        payload: { change: 'ENDED', organisationId, versionId, signatories: { registered: 0 } },
      })),
    );
    const adherences = await adherencesOf(id);
    expect(adherences.map(({ state }) => state)).toEqual(['ENDED', 'ENDED', 'ENDED']);
    expect(adherences.every(({ signedAt, endedAt }) => endedAt !== null && endedAt >= signedAt)).toBe(true);
    const ask = await world.askFor('org-demo-01');
    const input = { agreementId: id, versionId: successorId, organisationId: 'org-demo-01' };
    const { data } = await ask(SIGN, { input: { ...input, idempotencyKey: freshKey() } });
    expect(data.signAgreement.agreement.signatories).toMatchObject({ registered: 1, sequence: '8' });
    expect(await faults()).toEqual([]);
  });

  it.each(['supersedeVersion', 'changeVersionState'])(
    'is refused to whoever has not seen what becomes of the signatures now: %s',
    async (name) => {
      const { id, versionId, successorId } = await twoVersions('CARRY_OVER');
      const revision = await revisionOf(world, versionId);
      const edit = { agreementId: id, revision: await revisionOf(world, id) };
      await write('editAgreement', { ...edit, onSupersession: 'RESIGN' });
      const before = await rowsOf(world);
      const how = name === 'supersedeVersion' ? { successorId } : { to: 'SUPERSEDED' };
      const answer = await write(name, { versionId, revision, ...how });
      expect(short(answer)).toEqual(['CONFLICT revision']);
      expect(answer.version).toMatchObject({ state: 'IN_FORCE', revision: revision + 1 });
      expect(await rowsOf(world)).toBe(before);
      expect(short(await write(name, { versionId, revision: revision + 1, ...how }))).toEqual([]);
    },
  );

  it('is not refused where something else of the agreement was changed', async () => {
    const { id, versionId, successorId } = await twoVersions('CARRY_OVER');
    const revision = await revisionOf(world, versionId);
    const edit = { agreementId: id, revision: await revisionOf(world, id) };
    await write('editAgreement', { ...edit, policyArea: 'Kultur', onSupersession: 'CARRY_OVER' });
    expect(short(await write('supersedeVersion', { versionId, successorId, revision }))).toEqual([]);
  });

  it('is also a step in the life of the version, with the same effect', async () => {
    const { versionId, successorId } = await twoVersions('CARRY_OVER');
    const answer = await takenTo(write, world, versionId, 'SUPERSEDED');
    expect(counted(answer)).toBe('3/5 of v2');
    expect(answer.version).toMatchObject({ state: 'SUPERSEDED' });
    const again = await writeNow('supersedeVersion', { versionId, successorId });
    expect(short(again)).toEqual(['INVALID_TRANSITION versionId']);
  });

  it('is refused, with every reason, where the successor or the policy does not let it', async () => {
    const { id, versionId, successorId } = await twoVersions('RESIGN');
    const { version: third } = await write('addAgreementVersion', {
      agreementId: id,
      title: 'Tredje',
      text: TEXT,
    });
    const imported = '12-agreement-overenskommelsen';
    const before = await rowsOf(world);
    const refusals = async (from: string, to: string) =>
      short(await writeNow('supersedeVersion', { versionId: from, successorId: to }));
    const early = await writeNow('supersedeVersion', { versionId, successorId: third.id });
    expect(short(early)).toEqual(['INVALID_TRANSITION successorId']);
    expect(early.refusals[0]?.message).toBe(
      'The later version must be in force, IN_FORCE (gällande) or UNDER_REVISION (under revidering); it is UNDER_DISCUSSION (samtal pågår).',
    );
    expect(await refusals(successorId, versionId)).toEqual(['INVALID_TRANSITION successorId']);
    expect(await refusals(third.id, successorId)).toEqual([
      'INVALID_TRANSITION successorId',
      'CONFLICT successorId',
      'INVALID_TRANSITION versionId',
    ]);
    expect(await refusals(versionId, 'x')).toEqual(['NOT_FOUND successorId']);
    expect(await refusals(`${imported}-v1`, `${imported}-v2`)).toContain('INVALID_TRANSITION versionId');
    expect(await rowsOf(world)).toBe(before);
  });

  it('is done by a version in force that is being revised, too', async () => {
    const { versionId, successorId } = await twoVersions('RESIGN');
    await takenTo(write, world, successorId, 'UNDER_REVISION');
    const replaced = await writeNow('supersedeVersion', { versionId, successorId });
    expect(short(replaced)).toEqual([]);
    expect(replaced.agreement.currentVersion).toEqual({ id: successorId });
  });

  it('and signing at the same time leave no signature behind and no gap in the sequence', async () => {
    const { id, versionId, successorId } = await twoVersions('CARRY_OVER');
    const signing = ['org-demo-10', 'org-demo-11', 'org-demo-12', 'org-demo-13'].map(
      async (organisationId) => {
        const ask = await world.askFor(organisationId);
        const input = { agreementId: id, versionId, organisationId, idempotencyKey: freshKey() };
        return (await ask(SIGN, { input })).data.signAgreement;
      },
    );
    await Promise.all([...signing, writeNow('supersedeVersion', { versionId, successorId })]);
    const signed = (await Promise.all(signing)).filter(({ adherence }) => adherence !== null).length;
    const active = (await adherencesOf(id)).filter(({ state }) => state === 'ACTIVE');
    expect(active).toHaveLength(3 + signed);
    expect(active.every(({ version }) => version.id === successorId)).toBe(true);
    const events = await eventsOf(world, id);
    expect(events.map(({ sequence }) => Number(sequence))).toEqual(events.map((_, index) => index + 1));
    expect(await faults()).toEqual([]);
  });
});

describe('applications that are open when their version', () => {
  const REASONS: Readonly<Record<string, RegExp>> = {
    SUPERSEDED: /^Before .* version 1 was replaced \(ersattes\) by version 2: apply to sign that one\.$/,
    TERMINATED: /^Before .* version 1 was terminated \(upphörde\)\.$/,
  };

  it.each([
    ['SUPERSEDED', 'CARRY_OVER'],
    ['SUPERSEDED', 'RESIGN'],
    ['TERMINATED', 'RESIGN'],
  ])(
    'is %s under %s are rejected with the reason, each in the history by itself',
    async (to, onSupersession) => {
      const { id, versionId } = await twoVersions(onSupersession);
      const applicationId = `12-adherence-${freshKey()}`;
      await sql(
        world.database.url,
        `insert into adherence (id, agreement_id, version_id, organisation_id, state, applied_at)
       values ($1, $2, $3, 'org-demo-20', 'APPLIED', now())`,
        [applicationId, id, versionId],
      );
      const events = await eventsOf(world, id);
      await takenTo(write, world, versionId, to);
      const rows = await sql<{ state: string; reason: string; version_id: string }>(
        world.database.url,
        'select state, reason, version_id from adherence where id = $1',
        [applicationId],
      );
      expect(rows).toEqual([
        { state: 'REJECTED', reason: expect.stringMatching(REASONS[to] as RegExp), version_id: versionId },
      ]);
      const [step, rejection] = (await historyOf(world, id)).slice(-2);
      expect([step?.action, step?.payload]).toEqual([
        'changeVersionState',
        expect.not.stringContaining(applicationId),
      ]);
      expect(rejection).toMatchObject({ action: 'rejectApplication', role: 'agreement-manager:12' });
      expect(JSON.parse(rejection?.payload ?? '')).toEqual({
        adherenceId: applicationId,
        versionId,
        organisationId: 'org-demo-20',
      });
      const editor = await world.askAs('editor', ['region-editor:12']);
      const seen = await editor('query ($id: ID!) { agreement(id: $id) { history { nodes { payload } } } }', {
        id,
      });
      expect(seen.data.agreement.history.nodes.slice(-2)).toEqual([
        { payload: step?.payload },
        { payload: null },
      ]);
      const told = (await eventsOf(world, id)).slice(events.length);
      expect(told.map(({ payload }) => payload.organisationId)).not.toContain('org-demo-20');
      expect(await faults()).toEqual([]);
    },
  );
});

describe('terminating the current version', () => {
  it('closes joining and ends what stands, each signature with its event', async () => {
    const { id, versionId } = await agreementMade(write);
    await takenTo(write, world, versionId, ...TO_ADOPTED);
    await writeNow('setJoining', { agreementId: id, joining: 'OPEN' });
    for (const organisation of SIGNERS) await signs(world, id, organisation);
    const answer = await takenTo(write, world, versionId, 'TERMINATED');
    expect(answer.agreement).toMatchObject({ joining: 'CLOSED', state: 'TERMINATED' });
    expect(counted(answer)).toBe('0/7 of v1');
    expect((await eventsOf(world, id)).slice(-3).map(({ payload }) => payload.change)).toEqual(
      Array(3).fill('ENDED'),
    );
    expect(await faults()).toEqual([]);
  });
});

describe('open streams', () => {
  it('of counts show figures, the register and joining; those of signings show signatures alone', async () => {
    const { id, versionId } = await agreementMade(write);
    await takenTo(write, world, versionId, ...TO_ADOPTED);
    const counts = await world.listen<{
      message: string;
      agreement: { joining: string };
      signatories: { value: number | null; basis: string; sequence: string };
    }>(
      `subscription ($id: ID) { signatoryCount(agreementId: $id) {
         message agreement { joining } signatories { value basis sequence } } }`,
      { id },
    );
    const signings = await world.listen<{ change: string; signatories: { sequence: string } }>(
      'subscription ($id: ID) { agreementSigned(agreementId: $id) { change signatories { sequence } } }',
      { id },
    );
    const next = async () => {
      const { message, agreement, signatories } = await counts.next();
      return `${message} ${agreement.joining} ${signatories.value} ${signatories.basis} ${signatories.sequence}`;
    };
    expect(await next()).toBe('SNAPSHOT CLOSED null UNKNOWN 0');
    const signing = signings.next();
    await writeNow('setJoining', { agreementId: id, joining: 'OPEN' });
    expect(await next()).toBe('CHANGE OPEN null UNKNOWN 1');
    await write('reportFigure', { agreementId: id, value: 40, approximate: true, source: { document: 'D' } });
    expect(await next()).toBe('CHANGE OPEN 40 REPORTED 2');
    await writeNow('declareRegister', { agreementId: id, complete: true });
    expect(await next()).toBe('CHANGE OPEN 0 REGISTERED 3');
    await signs(world, id, 'org-demo-01');
    expect(await next()).toBe('CHANGE OPEN 1 REGISTERED 4');
    expect(await signing).toMatchObject({ change: 'ACTIVE', signatories: { sequence: '4' } });
    await counts.close();
    await signings.close();
  });
});

describe('what was written', () => {
  it('is not undone when the facts are loaded again', async () => {
    const id = '12-agreement-overenskommelsen';
    const { data } = await world.ask('query ($id: ID!) { agreement(id: $id) { revision } }', { id });
    const edit = { agreementId: id, revision: data.agreement.revision, title: 'Överenskommelsen Skåne' };
    expect(short(await write('editAgreement', { ...edit, onSupersession: 'RESIGN' }))).toEqual([]);
    await write('addActionPlan', { agreementId: id, title: 'Ny plan', startYear: 2027, endYear: 2028 });
    await write('addParty', { agreementId: id, name: 'Ännu en part' });
    await sql(world.database.url, 'update agreement set fact_hash = null where id = $1', [id]);
    const before = await register();
    await prepare({ databaseUrl: world.database.url, demo: true });
    expect(await register()).toEqual(before);
    expect(before.agreements?.find((each) => each.id === id)).toMatchObject({
      title: 'Överenskommelsen Skåne',
    });
  });

  it('is in the region’s file, drafts included, and the same after it was loaded elsewhere', async () => {
    const { versionId } = await twoVersions('CARRY_OVER');
    await takenTo(write, world, versionId, 'SUPERSEDED');
    const drafted = await agreementMade(write);
    await writeNow('withdrawVersion', { versionId: (await agreementMade(write)).versionId });
    await write('editVersionText', { versionId: drafted.versionId, text: 'Utkast\ntill text', revision: 1 });
    await write('reportFigure', {
      agreementId: drafted.id,
      value: 4,
      approximate: false,
      source: { url: 'https://x.se' },
    });
    await writeNow('declareRegister', { agreementId: drafted.id, complete: true });
    await writeNow('declareRegister', { agreementId: drafted.id, complete: false });
    const held = await register('12');
    expect(held.versionTexts).toContainEqual({ id: drafted.versionId, text: 'Utkast\ntill text' });
    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url, facts: false });
      const documents = held.documents ?? [];
      const pending = await beginLoad(
        recordStore,
        { region: '12', records: held },
        { databaseUrl: other.url },
      );
      expect(pending.outcome.errors).toEqual([]);
      await pending.commit();
      await pending.end();
      const loaded = await register('12', other.url);
      for (const kind of [
        'agreements',
        'versionTexts',
        'decisions',
        'actionPlans',
        'adherences',
        'counters',
      ]) {
        expect({ kind, records: byId(loaded, kind) }).toEqual({ kind, records: byId(held, kind) });
      }
      expect(loaded.documents).toHaveLength(documents.length);
      const graph = (url: string) =>
        sql(
          url,
          `select agreement.id, title_key, years, search_folded, text_hash, value from agreement
           join agreement_version version on version.agreement_id = agreement.id
           join signatory_counter counter on counter.agreement_id = agreement.id
           where region_code = '12' order by version.id`,
        );
      expect(await graph(other.url)).toEqual(await graph(world.database.url));
    } finally {
      await other.drop();
    }
  });

  it('stands over an older file where a text is fixed', async () => {
    const { id, versionId } = await agreementMade(write);
    await write('editVersionText', { versionId, text: 'Första text', revision: 1 });
    const load = async (text: string) => {
      const records = { versionTexts: [{ id: versionId, text }] };
      const pending = await beginLoad(
        recordStore,
        { region: '12', records },
        { databaseUrl: world.database.url },
      );
      await pending.commit();
      await pending.end();
      return pending.outcome;
    };
    expect(await load('Ur en fil')).toMatchObject({ changes: [{ kind: 'versionTexts' }], kept: [] });
    const stale = await write('editVersionText', { versionId, text: 'Andra text', revision: 2 });
    expect(short(stale)).toEqual(['CONFLICT revision']);
    await takenTo(write, world, versionId, 'DRAFT', 'CONSULTATION');
    expect(await load('Ur en annan')).toMatchObject({ changes: [], kept: [{ id: versionId }] });
    const { version } = await takenTo(write, world, versionId, 'ADOPTED');
    const agreement = (await register('12')).agreements?.find((each) => each.id === id) as {
      versions: object[];
    };
    const back = { ...agreement, versions: agreement.versions.map((each) => ({ ...each, state: 'DRAFT' })) };
    const older = await beginLoad(
      recordStore,
      { region: '12', records: { agreements: [back] } },
      { databaseUrl: world.database.url },
    );
    await older.end();
    expect(version.state).toBe('ADOPTED');
    expect(older.outcome).toMatchObject({
      changes: [],
      kept: [{ id, why: expect.stringContaining('DRAFT') }],
    });
    const { data } = await world.ask('query ($id: ID!) { agreement(id: $id) { versions { text } } }', { id });
    expect(data.agreement.versions).toEqual([{ text: 'Ur en fil' }]);
  });
});

const register = (regionCode?: string, url = world.database.url): Promise<Records> =>
  readDatabase(recordStore, url, (manager) =>
    dumpRecords(manager, recordStore.kinds, regionCode === undefined ? {} : { regionCode }),
  );

/** What a record's row says of itself alone is left out: the time and the hub that it was written in. */
const byId = (records: Records, kind: string) =>
  (records[kind] ?? [])
    .map(({ updatedAt: _updatedAt, ...record }) => record)
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
