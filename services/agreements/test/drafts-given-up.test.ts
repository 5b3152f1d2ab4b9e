import { recordStore } from '@hub/agreements';
import { checkDatabase, readDatabase } from '@hub/common';
import { describe, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import {
  agreementMade,
  DECISION,
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
} from './writes-world.js';

const { world, write, writeNow } = managedWorld();

async function added(agreementId: string, predecessorId: string | null = null): Promise<string> {
  const answer = await write('addAgreementVersion', {
    agreementId,
    title: 'Nästa',
    text: TEXT,
    predecessorId,
  });
  expect(short(answer)).toEqual([]);
  return answer.version.id;
}

/** An agreement in force. */
async function inForce() {
  const { id, versionId } = await agreementMade(write);
  await takenTo(write, world, versionId, ...TO_FORCE);
  return { id, versionId };
}

const versionsOf = (id: string) =>
  sql<{ state: string; follows: string | null }>(
    world.database.url,
    'select state, right(predecessor_id, 2) as follows from agreement_version where agreement_id = $1 order by number',
    [id],
  );

async function faults(): Promise<unknown[]> {
  const { findings } = await readDatabase(recordStore, world.database.url, (manager) =>
    checkDatabase(manager, recordStore),
  );
  return findings.filter(({ severity }) => severity === 'error');
}

describe('a version in force is replaced by the one that came into force', () => {
  const GIVEN_UP: Readonly<Record<string, (versionId: string) => Promise<unknown>>> = {
    terminated: (versionId) => takenTo(write, world, versionId, ...TO_FORCE, 'TERMINATED'),
    'terminated before it was in force': (versionId) =>
      takenTo(write, world, versionId, ...TO_ADOPTED, 'TERMINATED'),
    withdrawn: (versionId) => writeNow('withdrawVersion', { versionId }),
    'left as a draft': async () => undefined,
  };
  const WAYS = ['supersedeVersion', 'changeVersionState'];

  it.each(Object.keys(GIVEN_UP).flatMap((how) => WAYS.map((way): [string, string] => [how, way])))(
    'after another that followed it was %s: %s',
    async (how, way) => {
      const { id, versionId } = await inForce();
      const second = await added(id, versionId);
      await GIVEN_UP[how]?.(second);
      const third = await added(id, versionId);
      await takenTo(write, world, third, ...TO_FORCE);
      const by = way === 'supersedeVersion' ? { successorId: third } : { to: 'SUPERSEDED' };
      const answer = await writeNow(way, { versionId, ...by });
      expect(short(answer)).toEqual([]);
      expect(answer.agreement.currentVersion).toEqual({ id: third });
      const left = how === 'left as a draft';
      expect(await versionsOf(id)).toMatchObject([
        { state: 'SUPERSEDED' },
        { follows: left ? null : 'v1' },
        { state: 'IN_FORCE', follows: 'v1' },
      ]);
      expect(await faults()).toEqual([]);
    },
  );

  it('where it followed one that was given up, which it names no more', async () => {
    const { id, versionId } = await inForce();
    const second = await added(id, versionId);
    const third = await added(id, second);
    await takenTo(write, world, third, ...TO_ADOPTED);
    const force = () => writeNow('changeVersionState', { versionId: third, to: 'IN_FORCE' });
    expect(short(await force())).toEqual(['INVALID_TRANSITION to']);
    await writeNow('withdrawVersion', { versionId: second });
    expect(short(await force())).toEqual([]);
    expect(short(await writeNow('supersedeVersion', { versionId, successorId: third }))).toEqual([]);
    expect((await versionsOf(id))[2]).toEqual({ state: 'IN_FORCE', follows: 'v1' });
  });

  it('and later drafts that followed it follow the one that replaced it, so that they can replace that one', async () => {
    const { id, versionId } = await inForce();
    const second = await added(id, versionId);
    const third = await added(id, versionId);
    const seen = await revisionOf(world, third);
    await takenTo(write, world, second, ...TO_FORCE, 'UNDER_REVISION');
    await writeNow('supersedeVersion', { versionId, successorId: second });
    expect(short(await write('editVersionText', { versionId: third, text: 'x', revision: seen }))).toEqual([
      'CONFLICT revision',
    ]);
    expect(JSON.parse((await historyOf(world, id)).at(-1)?.payload ?? '')).toMatchObject({
      leftBehind: [third],
    });
    await takenTo(write, world, third, ...TO_FORCE);
    await takenTo(write, world, second, 'SUPERSEDED');
    expect(await versionsOf(id)).toEqual([
      { state: 'SUPERSEDED', follows: null },
      { state: 'SUPERSEDED', follows: 'v1' },
      { state: 'IN_FORCE', follows: 'v2' },
    ]);
    expect(await faults()).toEqual([]);
  });

  it('once: nothing follows what was replaced beside the one that replaced it', async () => {
    const { id, versionId } = await inForce();
    const second = await added(id, versionId);
    await takenTo(write, world, second, ...TO_FORCE);
    await takenTo(write, world, versionId, 'SUPERSEDED');
    const late = await write('addAgreementVersion', {
      agreementId: id,
      title: 'Sen',
      predecessorId: versionId,
    });
    expect(short(late)).toEqual(['CONFLICT predecessorId']);
    expect(late.refusals[0]?.message).toMatch(/Version 1 was replaced already/);
  });

  it('by one alone: another that follows it does not come into force beside the two', async () => {
    const { id, versionId } = await inForce();
    const second = await added(id, versionId);
    const third = await added(id, versionId);
    await takenTo(write, world, second, ...TO_FORCE);
    await takenTo(write, world, third, ...TO_ADOPTED);
    const before = await rowsOf(world);
    const force = () => writeNow('changeVersionState', { versionId: third, to: 'IN_FORCE' });
    const beside = await force();
    expect(short(beside)).toEqual(['INVALID_TRANSITION to']);
    expect(beside.refusals[0]?.message).toBe(
      'Versions 1 and 2 are in force (gällande) already: first one replaces the other (supersedeVersion), or ends.',
    );
    expect(await rowsOf(world)).toBe(before);
    await takenTo(write, world, versionId, 'SUPERSEDED');
    expect(short(await force())).toEqual([]);
    const { agreement } = await takenTo(write, world, second, 'SUPERSEDED');
    expect(agreement.currentVersion).toEqual({ id: third });
    expect(await versionsOf(id)).toEqual([
      { state: 'SUPERSEDED', follows: null },
      { state: 'SUPERSEDED', follows: 'v1' },
      { state: 'IN_FORCE', follows: 'v2' },
    ]);
  });

  it('and an earlier one that was left behind does not come into force beside its successor', async () => {
    const { id, versionId } = await inForce();
    const second = await added(id, versionId);
    const third = await added(id, versionId);
    await takenTo(write, world, second, ...TO_ADOPTED);
    await takenTo(write, world, third, ...TO_FORCE);
    await takenTo(write, world, versionId, 'SUPERSEDED');
    const late = await writeNow('changeVersionState', { versionId: second, to: 'IN_FORCE' });
    expect(short(late)).toEqual(['INVALID_TRANSITION to']);
    expect(late.refusals[0]?.message).toBe(
      'Version 3 is in force (gällande) already: only a later version that follows it (föregående version) can be beside it, until it replaces it (supersedeVersion).',
    );
    await takenTo(write, world, second, 'TERMINATED');
    expect(await faults()).toEqual([]);
  });

  it('by one of two that come into force at the same time', async () => {
    const { id, versionId } = await inForce();
    const drafts = [await added(id, versionId), await added(id, versionId)];
    for (const draft of drafts) await takenTo(write, world, draft, ...TO_ADOPTED);
    const answers = await Promise.all(
      drafts.map((draft) => writeNow('changeVersionState', { versionId: draft, to: 'IN_FORCE' })),
    );
    expect(answers.flatMap(short)).toEqual(['INVALID_TRANSITION to']);
    expect((await versionsOf(id)).map(({ state }) => state).sort()).toEqual([
      'ADOPTED',
      'IN_FORCE',
      'IN_FORCE',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('by the one that is named, where two that follow it were in force already, which the check tells', async () => {
    const { id, versionId } = await inForce();
    const second = await added(id, versionId);
    const third = await added(id, versionId);
    for (const draft of [second, third]) await takenTo(write, world, draft, ...TO_ADOPTED);
    await sql(world.database.url, "update agreement_version set state = 'IN_FORCE' where id = any($1)", [
      [second, third],
    ]);
    expect(await faults()).toMatchObject([
      { kind: 'agreements', id, field: 'versions', got: 'versions 1 and 2 and 3 in force' },
    ]);
    const step = await writeNow('changeVersionState', { versionId, to: 'SUPERSEDED' });
    expect(short(step)).toEqual(['INVALID_TRANSITION to']);
    expect(step.refusals[0]?.message).toMatch(/Versions 2 and 3 follow it.*supersedeVersion/);
    expect(short(await writeNow('supersedeVersion', { versionId, successorId: second }))).toEqual([]);
    expect(await faults()).toEqual([]);
    await takenTo(write, world, second, 'SUPERSEDED');
    expect((await versionsOf(id))[2]).toEqual({ state: 'IN_FORCE', follows: 'v2' });
  });

  it('by supersedeVersion, as the refused step says, where it names none that it follows', async () => {
    const { id, versionId } = await inForce();
    const second = await added(id);
    const step = () => writeNow('changeVersionState', { versionId, to: 'SUPERSEDED' });
    expect((await step()).refusals[0]?.message).not.toMatch(/supersedeVersion/);
    await takenTo(write, world, second, ...TO_FORCE);
    expect((await step()).refusals[0]?.message).toMatch(
      /Version 2 is in force and names none that it follows: supersedeVersion replaces this one by it\./,
    );
    expect(short(await writeNow('supersedeVersion', { versionId, successorId: second }))).toEqual([]);
  });
});

describe('withdrawing a version', () => {
  it.each(['UNDER_DISCUSSION', 'DRAFT', 'CONSULTATION'])(
    '%s leaves it there, and ends its life',
    async (state) => {
      const { id, versionId } = await inForce();
      const second = await added(id, versionId);
      const way = TO_FORCE.slice(0, TO_FORCE.indexOf(state as never) + 1);
      if (way.length > 0) await takenTo(write, world, second, ...way);
      const { version, agreement } = await writeNow('withdrawVersion', {
        versionId: second,
        source: { document: 'Protokoll' },
      });
      expect(version).toMatchObject({ state, withdrawnAt: expect.stringMatching(/Z$/), orderKnown: true });
      expect(agreement.currentVersion).toEqual({ id: versionId });
      expect((await historyOf(world, id)).at(-1)).toMatchObject({ action: 'withdrawVersion' });
      const before = await rowsOf(world);
      const refusals = [
        await writeNow('withdrawVersion', { versionId: second }),
        await writeNow('changeVersionState', { versionId: second, to: 'DRAFT' }),
        await writeNow('changeVersionState', { versionId: second, to: 'CONSULTATION' }),
        await writeNow('editVersionText', { versionId: second, text: 'Annan' }),
        await write('addDecision', { versionId: second, ...DECISION }),
        await write('addAgreementVersion', { agreementId: id, title: 'T', predecessorId: second }),
      ];
      expect(refusals.map((each) => each.refusals[0]?.code)).toEqual(Array(6).fill('INVALID_TRANSITION'));
      expect(refusals[1]?.refusals[0]?.message).toMatch(/Version 2 was withdrawn \(återtagen\)/);
      expect(await rowsOf(world)).toBe(before);
    },
  );

  it('keeps a text that was never public to those who might see it', async () => {
    const { id, versionId } = await agreementMade(write);
    await writeNow('withdrawVersion', { versionId });
    const { data } = await world.ask(
      'query ($id: ID!) { agreement(id: $id) { versions { text textHash withdrawnAt } } }',
      { id },
    );
    expect(data.agreement.versions).toEqual([
      { text: null, textHash: null, withdrawnAt: expect.stringMatching(/Z$/) },
    ]);
  });

  it('that is the current one leaves the agreement without, until another is added', async () => {
    const { id, versionId } = await agreementMade(write);
    const { agreement } = await writeNow('withdrawVersion', { versionId });
    expect(agreement).toMatchObject({ currentVersion: null, state: 'UNKNOWN', joining: 'CLOSED' });
    expect(await eventsOf(world, id)).toMatchObject([{ payload: { change: null } }]);
    const second = await added(id);
    const { agreement: again } = await takenTo(write, world, second, 'DRAFT');
    expect(again).toMatchObject({ currentVersion: { id: second }, state: 'DRAFT' });
    expect(await faults()).toEqual([]);
  });

  it('is refused once it is adopted, and to whoever has not seen it as it is', async () => {
    const { versionId } = await agreementMade(write);
    expect(short(await write('withdrawVersion', { versionId, revision: 7 }))).toEqual(['CONFLICT revision']);
    await takenTo(write, world, versionId, ...TO_ADOPTED);
    const before = await rowsOf(world);
    const decided = await writeNow('withdrawVersion', { versionId });
    expect(short(decided)).toEqual(['INVALID_TRANSITION versionId']);
    expect(decided.refusals[0]?.message).toMatch(/ADOPTED \(antagen\): only one that was never adopted/);
    expect(await rowsOf(world)).toBe(before);
  });

  it('is for drafts alone in the database too', async () => {
    const { versionId } = await inForce();
    const withdraw = sql(
      world.database.url,
      'update agreement_version set withdrawn_at = now() where id = $1',
      [versionId],
    );
    await expect(withdraw).rejects.toThrow('agreement_version_withdrawn');
  });
});
