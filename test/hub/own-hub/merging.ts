import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OwnHub } from '../../support/own-hub.js';
import { until } from '../../support/until.js';
import { type World, within } from '../../world.js';

let hub: World;

const PARTIES = `{ agreements(first: 500) { nodes { id parties { name organisation { id name formerIds } } } } }`;
const SEATS = `{ bodies(first: 500) { nodes { id seats { side organisation { id name sector } } } } }`;

/** What is merged stays so. */
export function describeMerging(own: () => OwnHub): void {
  describe('an organisation that was merged', () => {
    beforeAll(() => {
      hub = own().world;
    });

    test('is found through the gateway by its old id, with what each service has of it', async () => {
      const before = await parties();
      const [duplicate] = before;
      if (duplicate === undefined) throw new Error('Expected a party that is an organisation.');
      const survivorId = await register('Efterträdaren');
      await merge(duplicate.id, survivorId);

      const survivor = { id: survivorId, name: 'Efterträdaren' };
      const { data, errors } = await hub.ask<{ organisation: object }>(
        'query ($id: ID) { organisation(id: $id) { id name formerIds aliases adherences { totalCount } } }',
        { variables: { id: duplicate.id } },
      );
      expect(errors).toBeUndefined();
      expect(data?.organisation).toMatchObject({
        ...survivor,
        formerIds: [duplicate.id],
        aliases: expect.arrayContaining([duplicate.name]),
        adherences: { totalCount: 0 },
      });
      // The agreements follow within moments; until then the old id leads there all the same.
      let now = await parties();
      expect(now.map(({ name }) => name)).toEqual(
        before.map(({ id, name }) => (id === duplicate.id ? survivor.name : name)),
      );
      await until(
        () => now.every(({ id }) => id !== duplicate.id),
        10_000,
        async () => {
          now = await parties();
        },
      );
      expect(now).toHaveLength(before.length);
      expect(now[0]).toMatchObject({ ...survivor, formerIds: [duplicate.id] });
    });

    test('is shown by what it is called now wherever a region names it, each in its place', async () => {
      const before = await seats();
      const index = before.findIndex((seat) => seat !== null);
      const duplicate = before[index];
      if (!duplicate) throw new Error('Expected a seat that an organisation holds.');
      const survivorId = await register('Den nya ledamoten');
      await merge(duplicate.id, survivorId);
      const after = await seats();
      expect(after.map((seat) => seat?.name ?? null)).toEqual(
        before.map((seat) => (seat?.id === duplicate.id ? 'Den nya ledamoten' : (seat?.name ?? null))),
      );
    });

    test('has the seats, contradictions and signatures of both, by either id and however it is come to', async () => {
      // Not one whose id leads on already: the other tests merge some.
      const [first, second] = (await holdersOfSeats()).filter(
        ({ organisation }) => organisation.formerIds.length === 0,
      );
      if (first === undefined || second === undefined) throw new Error('Expected two that hold seats.');
      const lists = [first.organisation, second.organisation];
      const all = (of: (holder: Holder) => readonly { readonly id: string }[]) =>
        [...new Map(lists.flatMap(of).map((each) => [each.id, each])).values()].sort((one, other) =>
          one.id < other.id ? -1 : 1,
        );
      const ids = lists.map(({ id }) => id);
      await merge(ids[0] as string, ids[1] as string);

      const contradictions = all((holder) => holder.contradictions);
      const wanted = { seats: all(({ seats }) => seats), contradictions, formerIds: [ids[0]] };
      expect(wanted.seats.length).toBeGreaterThan(1);
      expect(contradictions).not.toEqual([]);
      const read = () =>
        hub.data<Record<'former' | 'survivor', Holder>>(
          `query ($former: ID, $survivor: ID) {
            former: organisation(id: $former) { ...Lists } survivor: organisation(id: $survivor) { ...Lists }
          } ${LISTS}`,
          { variables: { former: ids[0], survivor: ids[1] } },
        );
      let byId = await read();
      // What the regions have is there at once; the agreements follow within moments.
      expect(byId.survivor.seats).toEqual(wanted.seats);
      await until(
        () => byId.survivor.contradictions.length === contradictions.length,
        10_000,
        async () => {
          byId = await read();
        },
      );
      expect(byId.survivor).toMatchObject(wanted);
      expect(byId.former).toEqual(byId.survivor);
      // The regions go on naming the one that is gone.
      const now = await holdersOfSeats();
      const held = now.filter(({ id }) => [first.id, second.id].includes(id));
      expect(held.map(({ organisation }) => organisation.id).sort()).toEqual([...ids].sort());
      for (const { organisation } of held) {
        expect({ ...organisation, id: ids[1] }).toEqual(byId.survivor);
      }
    });
  });
}

const LISTS = `fragment Lists on Organisation {
  id formerIds seats { id } contradictions { id } adherences { totalCount nodes { id } }
}`;

interface Holder {
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly contradictions: readonly { readonly id: string }[];
  readonly seats: readonly { readonly id: string }[];
}

/** Seats with the organisations that hold them, no two of one organisation. */
async function holdersOfSeats(): Promise<{ readonly id: string; readonly organisation: Holder }[]> {
  const { bodies } = await hub.data<{
    bodies: { nodes: { seats: { id: string; organisation: Holder | null }[] }[] };
  }>(`{ bodies(first: 50) { nodes { seats { id organisation { ...Lists } } } } } ${LISTS}`);
  const held = bodies.nodes.flatMap(({ seats }) =>
    seats.flatMap(({ id, organisation }) => (organisation === null ? [] : [{ id, organisation }])),
  );
  return [...new Map(held.map((each) => [each.organisation.id, each] as const)).values()];
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly formerIds?: readonly string[];
}

async function parties(): Promise<Named[]> {
  const { agreements } = await hub.data<{
    agreements: { nodes: { parties: { organisation: Named | null }[] }[] };
  }>(PARTIES);
  return agreements.nodes.flatMap((each) => each.parties.flatMap(({ organisation }) => organisation ?? []));
}

async function seats(): Promise<(Named | null)[]> {
  const { bodies } = await hub.data<{
    bodies: { nodes: { seats: { organisation: Named | null }[] }[] };
  }>(SEATS);
  return bodies.nodes.flatMap((body) => body.seats.map(({ organisation }) => organisation));
}

async function register(name: string): Promise<string> {
  const { registerOrganisation } = await write<{ registerOrganisation: { organisation: { id: string } } }>(
    `mutation ($input: RegisterOrganisationInput!) {
      registerOrganisation(input: $input) { organisation { id } refusals { code message } }
    }`,
    { name, kind: 'CIVIL_SOCIETY' },
  );
  return registerOrganisation.organisation.id;
}

async function merge(duplicateId: string, survivorId: string): Promise<void> {
  const revisions = await hub.data<Record<'duplicate' | 'survivor', { revision: number }>>(
    `query ($duplicate: ID, $survivor: ID) {
      duplicate: organisation(id: $duplicate) { revision } survivor: organisation(id: $survivor) { revision }
    }`,
    { variables: { duplicate: duplicateId, survivor: survivorId } },
  );
  const { mergeOrganisations } = await write<{ mergeOrganisations: { refusals: object[] } }>(
    'mutation ($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { refusals { code message } } }',
    {
      duplicateId,
      survivorId,
      duplicateRevision: revisions.duplicate.revision,
      survivorRevision: revisions.survivor.revision,
    },
  );
  expect(mergeOrganisations.refusals).toEqual([]);
}

async function write<Data>(query: string, input: object): Promise<Data> {
  const token = await hub.token(['organisation-registrar']);
  const variables = { input: { ...input, idempotencyKey: randomUUID() } };
  return within(hub.data<Data>(query, { token, variables }), 10_000, 'the answer of a write');
}
