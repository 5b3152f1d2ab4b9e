import { beginLoad, dumpRecords, readDatabase } from '@hub/common';
import { prepare, recordStore } from '@hub/organisations';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { testDatabase } from '../../../test/support/postgres.js';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { everything, historyOf, outboxOf, reasons, registered, write } from './writing.js';

let world: OrganisationsWorld;
let registrar: Asker;
beforeAll(async () => {
  world = await organisationsWorld();
  registrar = await world.askAs(['organisation-registrar']);
});
afterAll(() => world.close());

const make = (name: string, more = {}) => registered(registrar, { name, ...more });
const merge = (duplicateId: string, survivorId: string, more = {}) =>
  write(registrar, 'mergeOrganisations', {
    duplicateId,
    survivorId,
    duplicateRevision: 1,
    survivorRevision: 1,
    ...more,
  });

describe('merging two records of one organisation', () => {
  it('moves names, sources and number, keeps both histories and tells it on', async () => {
    const kept = await make('Kvar ideell förening', { aliases: ['Kvar'], regionCode: '12' });
    const left = await make('Dubblett', {
      aliases: ['Dubb', 'Kvar'],
      organisationNumber: '802433-3331',
      source: { document: 'Listan' },
    });
    const { organisation, duplicate, refusals } = await merge(left.id, kept.id);
    expect([refusals, duplicate]).toEqual([[], null]);
    expect(organisation).toMatchObject({
      id: kept.id,
      name: 'Kvar ideell förening',
      aliases: ['Kvar', 'Dubblett', 'Dubb'],
      organisationNumber: '802433-3331',
      formerIds: [left.id],
      revision: 2,
    });
    // What was recorded twice without a document is told once, with the time of the merging.
    expect(organisation.sources).toEqual([
      ...[...kept.sources, ...left.sources].filter(({ document }) => document !== null),
      expect.objectContaining({ document: null, recordedAt: expect.any(String) }),
    ]);
    for (const [id, before] of [
      [left.id, expect.objectContaining({ name: 'Dubblett' })],
      [kept.id, expect.objectContaining({ aliases: ['Kvar'] })],
    ] as const) {
      const history = await historyOf(world, id);
      expect(history.map(({ action }) => action)).toEqual(['registerOrganisation', 'mergeOrganisations']);
      expect(JSON.parse(history[1]?.payload ?? '')).toMatchObject({ before });
    }
    expect(await outboxOf(world, kept.id)).toEqual([
      {
        type: 'organisation.merged',
        sequence: '1',
        payload: { duplicateId: left.id, survivorId: kept.id },
      },
    ]);
    let copied: unknown[] = [];
    await until(
      () => copied.length === 1,
      10_000,
      async () => {
        copied = await sql(world.events.url, 'select key from log_entry where key = $1', [kept.id]);
      },
    );
  });

  it('lets the old id and number lead to the one that stays, and lists the duplicate no more', async () => {
    const kept = await make('Stannar', { organisationNumber: '556000-4615' });
    const left = await make('Försvinner', { organisationNumber: '802001-5734' });
    const count = async () =>
      (await world.ask('{ organisations { totalCount } }')).data.organisations.totalCount;
    const before = await count();
    const unseen = await merge(left.id, kept.id);
    expect(reasons(unseen)).toEqual(['CONFLICT despiteNumbers']);
    expect(unseen.refusals[0].message).toMatch(
      /different organisation numbers .*802001-5734 and 556000-4615/,
    );
    expect([unseen.organisation.id, unseen.duplicate.id]).toEqual([kept.id, left.id]);
    expect(await count()).toBe(before);
    expect(reasons(await merge(left.id, kept.id, { despiteNumbers: true }))).toEqual([]);
    expect(await count()).toBe(before - 1);
    const { data } = await world.ask(
      `query ($id: ID, $r: [_Any!]!) {
        byId: organisation(id: $id) { id name }
        byNumber: organisation(organisationNumber: "802001-5734") { id organisationNumber }
        organisationNumberCheck(value: "8020015734") { organisation { id } }
        organisations(filter: { search: "forsvinner" }) { nodes { id } }
        _entities(representations: $r) { ... on Organisation { id name } }
      }`,
      {
        id: left.id,
        r: [left.id, kept.id, 'org-finns-inte', left.id].map((id) => ({ __typename: 'Organisation', id })),
      },
    );
    const survivor = { id: kept.id, name: 'Stannar' };
    expect(data).toEqual({
      byId: survivor,
      byNumber: { id: kept.id, organisationNumber: '556000-4615' },
      organisationNumberCheck: { organisation: { id: kept.id } },
      organisations: { nodes: [{ id: kept.id }] },
      _entities: [survivor, survivor, null, survivor],
    });
    const payload = await write(registrar, 'registerOrganisation', {
      name: 'Försvinner',
      kind: 'COMPANY',
      organisationNumber: '802001-5734',
    });
    expect(reasons(payload)).toEqual(['CONFLICT organisationNumber']);
    expect((await make('Försvinner')).id).toBe('org-forsvinner-2');
  });

  it('leads on from one to the next, with a number for each merge into one organisation', async () => {
    const [a, b, c, d] = [
      await make('Kedja a'),
      await make('Kedja b'),
      await make('Kedja c'),
      await make('Kedja d'),
    ];
    await merge(a.id, b.id);
    await merge(b.id, c.id, { duplicateRevision: 2 });
    const { organisation } = await merge(d.id, c.id, { survivorRevision: 2 });
    expect(organisation.formerIds).toEqual([a.id, b.id, d.id]);
    expect((await outboxOf(world, c.id)).map(({ sequence }) => sequence)).toEqual(['1', '2']);
    const { data } = await world.ask(
      `query ($id: ID) { organisation(id: $id) { id }
         mergedOrganisations(first: 500) { totalCount nodes { id organisation { id } } } }`,
      { id: a.id },
    );
    expect(data.organisation).toEqual({ id: c.id });
    for (const { id } of [a, b, d]) {
      expect(data.mergedOrganisations.nodes).toContainEqual({ id, organisation: { id: c.id } });
    }
  });

  it('is refused, with what is there shown, and changes nothing', async () => {
    const one = await make('Sammanslagen redan');
    const two = await make('Målet');
    await merge(one.id, two.id);
    const before = await everything(world);
    const again = await merge(one.id, two.id);
    expect(reasons(again)).toEqual(['INVALID_TRANSITION duplicateId', 'CONFLICT survivorRevision']);
    expect(again.refusals[0].message).toContain(two.id);
    expect(again.organisation).toMatchObject({ id: two.id, revision: 2 });
    expect(reasons(await merge('org-x', 'org-x'))).toEqual([
      'INVALID_INPUT survivorId',
      'NOT_FOUND duplicateId',
      'NOT_FOUND survivorId',
    ]);
    const stale = await merge('org-malmo-stad', two.id, { duplicateRevision: 5 });
    expect(reasons(stale)).toEqual(['CONFLICT duplicateRevision', 'CONFLICT survivorRevision']);
    expect(stale.duplicate).toMatchObject({ id: 'org-malmo-stad', revision: 1 });
    const edited = await write(registrar, 'addOrganisationAlias', { id: one.id, revision: 1, alias: 'X' });
    expect(reasons(edited)).toEqual(['INVALID_TRANSITION id']);
    const other = await write(await world.askAs(['region-editor:12']), 'mergeOrganisations', {
      duplicateId: 'org-malmo-stad',
      survivorId: two.id,
      duplicateRevision: 1,
      survivorRevision: 2,
    });
    expect(reasons(other)).toEqual(['NOT_AUTHORISED']);
    expect(await everything(world)).toEqual(before);
  });

  it.each([
    ['more other names than a list may have', 600, 8],
    ['more in their names than can be searched in', 150, 490],
  ])('is refused where they have together %s', async (_what, count, length) => {
    const [one, two] = [await make(`Namnrik ${count}`), await make(`Namnrikare ${count}`)];
    const name = async (id: string, mark: string) =>
      sql(
        world.database.url,
        `update organisation set aliases = (select array_agg(rpad($2 || number, ${length}, ' x')) from generate_series(1, ${count}) number)
         where id = $1`,
        [id, mark],
      );
    await name(one.id, 'a');
    await name(two.id, 'b');
    const refused = await merge(one.id, two.id);
    expect(reasons(refused)).toEqual(['CONFLICT duplicateId']);
    expect(refused.refusals[0].message).toContain(`(${2 * count + 1})`);
  });

  it('both ways at the same time leaves one of the two', async () => {
    const [one, two] = [await make('Åt ena hållet'), await make('Åt andra hållet')];
    const payloads = await Promise.all([merge(one.id, two.id), merge(two.id, one.id)]);
    expect(payloads.filter(({ refusals }) => refusals.length === 0)).toHaveLength(1);
  });
});

describe('what was written', () => {
  it('stays when the facts are loaded again, and is whole in a dump that is loaded elsewhere', async () => {
    await write(registrar, 'renameOrganisation', { id: 'org-goteborgs-stad', revision: 1, name: 'Göteborg' });
    await merge('org-uddevalla-kommun', 'org-goteborgs-stad', { survivorRevision: 2 });
    const before = await everything(world);
    const { loaded } = await prepare({ databaseUrl: world.database.url });
    expect(loaded).toEqual({ organisations: 0, quarantine: 0 });
    expect(await everything(world)).toEqual(before);

    const other = await testDatabase();
    try {
      await prepare({ databaseUrl: other.url });
      for (const region of ['00', '12', '14']) {
        const pending = await beginLoad(
          recordStore,
          { region, records: await dump(world.database.url, region) },
          { databaseUrl: other.url },
        );
        expect(pending.outcome.errors).toEqual([]);
        await pending.commit();
        await pending.end();
      }
      for (const region of ['00', '12', '14']) {
        const [there, here] = [await dump(other.url, region), await dump(world.database.url, region)];
        expect(withoutTimes(there)).toEqual(withoutTimes(here));
      }
      expect(await sql(other.url, "select from organisation where id = 'org-uddevalla-kommun'")).toEqual([]);
      const told = await sql(other.url, "select payload from outbox where key = 'org-goteborgs-stad'");
      expect(told).toEqual([
        { payload: { duplicateId: 'org-uddevalla-kommun', survivorId: 'org-goteborgs-stad' } },
      ]);
    } finally {
      await other.drop();
    }
  });

  it('is in the file of every region that names it, also by an id that leads on', async () => {
    const asked = { regionCode: '21', alsoIds: ['org-uddevalla-kommun'] };
    const { organisations = [] } = await readDatabase(recordStore, world.database.url, (manager) =>
      dumpRecords(manager, recordStore.kinds, asked),
    );
    expect(organisations.map(({ id }) => id)).toContain('org-goteborgs-stad');
  });

  it('is not undone by a file of an earlier day', async () => {
    const earlier = await dump(world.database.url, '12');
    const kept = await make('Efter filen');
    await merge('org-trelleborgs-kommun', kept.id);
    const pending = await beginLoad(
      recordStore,
      { region: '12', records: earlier },
      { databaseUrl: world.database.url },
    );
    expect(pending.outcome).toMatchObject({
      errors: [],
      kept: [{ id: 'org-trelleborgs-kommun', why: expect.stringContaining(kept.id) }],
    });
    await pending.commit();
    await pending.end();
    const { data } = await world.ask('{ organisation(id: "org-trelleborgs-kommun") { id } }');
    expect(data.organisation).toEqual({ id: kept.id });
  });
});

function dump(url: string, regionCode: string) {
  return readDatabase(recordStore, url, (manager) => dumpRecords(manager, recordStore.kinds, { regionCode }));
}

/** When a row that was there already last changed is its own database's. */
function withoutTimes({ organisations = [] }: Awaited<ReturnType<typeof dump>>) {
  return organisations.map(({ updatedAt: _at, ...rest }) => rest);
}
