import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { reasons, registered, write } from './writing.js';

let world: OrganisationsWorld;
let registrar: Asker;
beforeAll(async () => {
  world = await organisationsWorld();
  registrar = await world.askAs(['organisation-registrar']);
});
afterAll(() => world.close());

const FIRST = { document: 'Föreningsregistret', place: 'rad 3' };
const NAMED = { document: 'Protokoll', place: '§ 4' };
const RECORDED = { url: null, recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) };

/** The writes that change an organisation, by what they are given beside the organisation. */
const WRITES = {
  editOrganisation: { kind: 'OTHER', sector: 'CIVIL' },
  renameOrganisation: { name: 'Ett annat namn' },
  addOrganisationAlias: { alias: 'EAN' },
  removeOrganisationAlias: { alias: 'Gamla namnet' },
} as const;

describe.each(Object.entries(WRITES))('the sources of an organisation after %s', (name, change) => {
  const made = () => registered(registrar, { name: `För ${name}`, aliases: ['Gamla namnet'], source: FIRST });

  it('are those before and the document that the client names, with the time', async () => {
    const { id } = await made();
    const { organisation, refusals } = await write(registrar, name, {
      id,
      revision: 1,
      ...change,
      source: NAMED,
    });
    expect(refusals).toEqual([]);
    expect(organisation.sources).toEqual([
      { ...FIRST, ...RECORDED },
      { ...NAMED, ...RECORDED },
    ]);
  });

  it('have the time alone where no document is named, and not twice', async () => {
    const { id } = await made();
    await write(registrar, name, { id, revision: 1, ...change });
    const { organisation } = await write(registrar, 'editOrganisation', { id, revision: 2, kind: 'COMPANY' });
    expect(organisation.sources).toEqual([
      { ...FIRST, ...RECORDED },
      { document: null, place: null, ...RECORDED },
    ]);
  });

  it('are left alone where the source is refused', async () => {
    const { id, sources } = await made();
    const answer = await write(registrar, name, {
      id,
      revision: 1,
      ...change,
      source: { url: 'ftp://x.example' },
    });
    expect(reasons(answer)).toEqual(['INVALID_INPUT source.url']);
    const { data } = await world.ask(
      `{ organisation(id: "${id}") { sources { document place url recordedAt } } }`,
    );
    expect(data.organisation.sources).toEqual(sources);
  });
});

it('leave the source of a number to the write that gives it', async () => {
  const { id } = await registered(registrar, { name: 'Med nummer', source: FIRST });
  await write(registrar, 'editOrganisation', {
    id,
    revision: 1,
    organisationNumber: '802433-3331',
    source: NAMED,
  });
  await write(registrar, 'renameOrganisation', { id, revision: 2, name: 'Med nummer och namn' });
  const { data } = await world.ask(
    `{ organisation(id: "${id}") { organisationNumberSource { document place url recordedAt } } }`,
  );
  expect(data.organisation.organisationNumberSource).toEqual({ ...NAMED, ...RECORDED });
});

it('of two that are merged are those of both and that of the merging', async () => {
  const kept = await registered(registrar, { name: 'Kvar', source: FIRST });
  const left = await registered(registrar, { name: 'Bort' });
  const { organisation } = await write(registrar, 'mergeOrganisations', {
    survivorId: kept.id,
    survivorRevision: 1,
    duplicateId: left.id,
    duplicateRevision: 1,
    source: NAMED,
  });
  expect(organisation.sources).toEqual([...kept.sources, ...left.sources, { ...NAMED, ...RECORDED }]);
});
