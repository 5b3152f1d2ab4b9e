import { beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../test/support/free-ports.js';
import { sql } from '../../../test/support/sql.js';
import { until } from '../../../test/support/until.js';
import { freshKey, type Instance } from './agreements-world.js';
import {
  agreementMade,
  managedWorld,
  revisionOf,
  rowsOf,
  short,
  TO_ADOPTED,
  TO_FORCE,
  takenTo,
} from './writes-world.js';

const { world, write } = managedWorld();

/** An organisation of the register. */
async function registered(kind: string): Promise<string> {
  const { organisation } = await register('registerOrganisation', { name: `Part ${freshKey()}`, kind });
  return organisation.id;
}

/** Has the register do something. */
async function register(name: string, input: object) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await world.registrar(
    `mutation ($input: ${type}!) { ${name}(input: $input) { organisation { id } refusals { code message } } }`,
    { input: { idempotencyKey: freshKey(), ...input } },
  );
  expect([errors, data?.[name].refusals]).toEqual([undefined, []]);
  return data[name];
}

const becomesPrivate = (id: string) =>
  register('editOrganisation', { id, revision: 1, kind: 'COMPANY', sector: 'PRIVATE' });

/** An agreement of Skåne with the organisation, of whatever sector that is. */
const made = (organisationId: string) =>
  agreementMade(write, {
    parties: [
      { name: 'Region Skåne', sector: 'PUBLIC' },
      { name: 'Den som är part', organisationId },
    ],
  });

/** One that was adopted. */
async function adopted(organisationId: string) {
  const agreement = await made(organisationId);
  await takenTo(write, world, agreement.versionId, ...TO_ADOPTED);
  return agreement;
}

const comesIntoForce = async (versionId: string) =>
  write('changeVersionState', { versionId, to: 'IN_FORCE', revision: await revisionOf(world, versionId) });

it('an agreement whose party has become of another sector since comes into force no more, and with another one it does', async () => {
  const organisationId = await registered('CIVIL_SOCIETY');
  const { id, versionId } = await adopted(organisationId);
  await becomesPrivate(organisationId);
  const before = await rowsOf(world);
  const refused = await comesIntoForce(versionId);
  expect(short(refused)).toEqual(['INVALID_TRANSITION to']);
  expect(refused.refusals[0]?.message).toMatch(/needs a party of civil society/);
  expect(await rowsOf(world)).toBe(before);
  await write('addParty', { agreementId: id, name: 'En till', sector: 'CIVIL' });
  expect(short(await comesIntoForce(versionId))).toEqual([]);
});

it('an agreement whose party has become of the sector that it lacked comes into force', async () => {
  const organisationId = await registered('COMPANY');
  const { id, versionId } = await adopted(organisationId);
  expect(short(await comesIntoForce(versionId))).toEqual(['INVALID_TRANSITION to']);
  await register('editOrganisation', {
    id: organisationId,
    revision: 1,
    kind: 'CIVIL_SOCIETY',
    sector: 'CIVIL',
  });
  expect((await comesIntoForce(versionId)).agreement).toMatchObject({ id, state: 'IN_FORCE' });
});

it('an agreement whose party was merged into an organisation of another sector comes into force no more', async () => {
  const [duplicateId, survivorId] = [await registered('CIVIL_SOCIETY'), await registered('COMPANY')];
  const { id, versionId } = await adopted(duplicateId);
  await register('mergeOrganisations', {
    duplicateId,
    survivorId,
    duplicateRevision: 1,
    survivorRevision: 1,
  });
  const partyIs = (organisationId: string) =>
    sql(world.database.url, 'select 1 from party where agreement_id = $1 and organisation_id = $2', [
      id,
      organisationId,
    ]);
  let isFollowed = false;
  await until(
    () => isFollowed,
    10_000,
    async () => {
      isFollowed = (await partyIs(survivorId)).length === 1;
    },
  );
  expect(short(await comesIntoForce(versionId))).toEqual(['INVALID_TRANSITION to']);
  // As it is while the merge is on its way.
  await sql(world.database.url, 'update party set organisation_id = $2 where organisation_id = $1', [
    survivorId,
    duplicateId,
  ]);
  expect(short(await comesIntoForce(versionId))).toEqual(['INVALID_TRANSITION to']);
});

it('an agreement in force keeps the party of the sector that it needs today, whatever the others were of when they became parties', async () => {
  const organisationId = await registered('CIVIL_SOCIETY');
  const { id, versionId } = await made(organisationId);
  await takenTo(write, world, versionId, ...TO_FORCE);
  await write('addParty', { agreementId: id, name: 'En till', sector: 'CIVIL' });
  await becomesPrivate(organisationId);
  const refused = await write('removeParty', { agreementId: id, name: 'En till' });
  expect(short(refused)).toEqual(['INVALID_TRANSITION name']);
  expect(refused.refusals[0]?.message).toMatch(/needs a party of civil society/);
  expect(short(await write('removeParty', { agreementId: id, name: 'Den som är part' }))).toEqual([]);
});

it('a party goes from an agreement in force where another has become of its sector', async () => {
  const organisationId = await registered('COMPANY');
  const { id, versionId } = await made(organisationId);
  await write('addParty', { agreementId: id, name: 'En till', sector: 'CIVIL' });
  await takenTo(write, world, versionId, ...TO_FORCE);
  await register('editOrganisation', {
    id: organisationId,
    revision: 1,
    kind: 'CIVIL_SOCIETY',
    sector: 'CIVIL',
  });
  expect(short(await write('removeParty', { agreementId: id, name: 'En till' }))).toEqual([]);
});

describe('while the register can’t be asked', () => {
  let lonely: Instance;
  beforeAll(async () => {
    lonely = await world.start({ organisationsUrl: `http://127.0.0.1:${await freePort()}/graphql` });
  });
  const step = async (versionId: string, to: string, idempotencyKey = freshKey()) => {
    const ask = await lonely.askAs('client-of-the-test', ['agreement-manager:12']);
    return ask(
      `mutation ($input: ChangeVersionStateInput!) { changeVersionState(input: $input) {
         version { state } refusals { code } } }`,
      { input: { versionId, to, revision: await revisionOf(world, versionId), idempotencyKey } },
    );
  };

  it('no agreement with organisations among its parties comes into force, and the same write does it later', async () => {
    const { versionId } = await adopted(await registered('CIVIL_SOCIETY'));
    const [revision, key] = [await revisionOf(world, versionId), freshKey()];
    const before = await rowsOf(world);
    const { data, errors } = await step(versionId, 'IN_FORCE', key);
    expect(data.changeVersionState).toBeNull();
    expect(errors).toMatchObject([
      { path: ['changeVersionState'], extensions: { code: 'SUBGRAPH_UNREACHABLE' } },
    ]);
    expect(await rowsOf(world)).toBe(before);
    const again = { versionId, to: 'IN_FORCE', revision, idempotencyKey: key };
    expect((await write('changeVersionState', again)).version).toMatchObject({ state: 'IN_FORCE' });
  });

  it.each([
    ['whose parties are no organisations comes into force', TO_ADOPTED, 'IN_FORCE', undefined],
    ['that is in force goes under revision', TO_FORCE, 'UNDER_REVISION', 'CIVIL_SOCIETY'],
    ['ends', TO_FORCE, 'TERMINATED', 'CIVIL_SOCIETY'],
  ])('an agreement %s all the same', async (_what, states, to, kind) => {
    const { versionId } =
      kind === undefined ? await agreementMade(write) : await made(await registered(kind));
    await takenTo(write, world, versionId, ...states);
    const { data, errors } = await step(versionId, to);
    expect([errors, data?.changeVersionState]).toEqual([undefined, { version: { state: to }, refusals: [] }]);
  });
});
