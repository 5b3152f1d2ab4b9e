import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { freshKey, registered, write } from './writing.js';

let world: OrganisationsWorld;
let registrar: Asker;
beforeAll(async () => {
  world = await organisationsWorld();
  registrar = await world.askAs(['organisation-registrar'], 'the-registrar');
});
afterAll(() => world.close());

const HISTORY = `query ($id: ID!, $first: Int, $after: String) { organisation(id: $id) {
  history(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { number action role payload } } } }`;
const ACTORS = `query ($id: ID!) { organisation(id: $id) { history { nodes { actor { subject name title } } } } }`;
const rename = (id: string, revision: number, name: string) =>
  write(registrar, 'renameOrganisation', { id, revision, name });
const readings = () =>
  sql(
    world.database.url,
    'select reading.chain, reading.role, person.subject from person_reading reading join person on person.digest = reading.reader order by reading.id',
  );

it('tells those who keep the register what was done to an organisation, page by page', async () => {
  const { id } = await registered(registrar, { name: 'Historiska föreningen' });
  await rename(id, 1, 'Historiska sällskapet');
  for (const ask of [registrar, await world.askAs(['hub-admin'])]) {
    const { organisation } = (await ask(HISTORY, { id })).data;
    expect(organisation.history.nodes).toMatchObject([
      { number: 1, action: 'registerOrganisation', role: 'organisation-registrar' },
      { number: 2, action: 'renameOrganisation', role: 'organisation-registrar' },
    ]);
    expect(organisation.history.totalCount).toBe(2);
  }
  const { history } = (await registrar(HISTORY, { id, first: 1 })).data.organisation;
  expect(history).toMatchObject({ nodes: [{ number: 1 }], pageInfo: { hasNextPage: true } });
  const next = await registrar(HISTORY, { id, first: 1, after: history.pageInfo.endCursor });
  expect(next.data.organisation.history.nodes).toMatchObject([{ number: 2 }]);
});

it.each([
  ['an anonymous reader', []],
  ['an analyst', ['analyst']],
  ['the signatory of the organisation', ['signatory:org-malmo-stad']],
  ['a region’s editor', ['region-editor:12']],
  ['an agreement manager', ['agreement-manager:12']],
])('is null for %s, without an error', async (_who, roles) => {
  const ask = roles.length === 0 ? world.ask : await world.askAs(roles);
  const { data, errors } = await ask(HISTORY, { id: 'org-malmo-stad' });
  expect({ data, errors }).toEqual({ data: { organisation: { history: null } } });
});

it('tells who acted, and notes each reading of it', async () => {
  const { id } = await registered(registrar, { name: 'Vem gjorde det' });
  const before = await readings();
  await registrar(HISTORY, { id });
  expect(await readings()).toEqual(before);
  const admin = await world.askAs(['hub-admin'], 'the-admin');
  expect((await admin(ACTORS, { id })).data.organisation.history.nodes).toEqual([
    { actor: { subject: 'the-registrar', name: null, title: null } },
  ]);
  expect(await readings()).toEqual([...before, { chain: id, role: 'hub-admin', subject: 'the-admin' }]);
});

it('of a record that was merged into another stays its own', async () => {
  const [kept, left] = [
    await registered(registrar, { name: 'Kvarvarande' }),
    await registered(registrar, { name: 'Sammanslagen' }),
  ];
  await write(registrar, 'mergeOrganisations', {
    duplicateId: left.id,
    survivorId: kept.id,
    duplicateRevision: 1,
    survivorRevision: 1,
  });
  const MERGED = '{ mergedOrganisations { nodes { id history { nodes { action payload } } } } }';
  const { nodes } = (await registrar(MERGED)).data.mergedOrganisations;
  expect(nodes.find(({ id }: { id: string }) => id === left.id).history.nodes).toEqual([
    { action: 'registerOrganisation', payload: expect.stringContaining('"Sammanslagen"') },
    { action: 'mergeOrganisations', payload: expect.stringContaining(kept.id) },
  ]);
  expect((await world.ask(MERGED)).data.mergedOrganisations.nodes[0].history).toBeNull();
});

it('shows after each write of a request what that write added', async () => {
  const { id } = await registered(registrar, { name: 'Två på en gång' });
  const edit = (alias: string, revision: number, name: string) =>
    `${alias}: renameOrganisation(input: { id: "${id}", revision: ${revision}, name: "${name}", idempotencyKey: "${freshKey()}" }) {
      organisation { name history { totalCount } } refusals { code } }`;
  const { data } = await registrar(`mutation { ${edit('a', 1, 'Ett')} ${edit('b', 2, 'Två')} }`);
  expect(data).toMatchObject({
    a: { organisation: { name: 'Ett', history: { totalCount: 2 } } },
    b: { organisation: { name: 'Två', history: { totalCount: 3 } } },
  });
});
