import { GraphQLError } from 'graphql';
import { type FaultProxy, startFaultProxy } from '../../../../test/support/fault-proxy.js';
import type { Breaker, BreakerOptions } from '../../../src/subgraphs/index.js';
import {
  FEDERATION,
  FEDERATION_AND_OWN,
  type FederatedGraph,
  startGraph,
} from '../../engine/support/federated-graph.js';
import type { SubgraphDefinition } from '../../engine/support/subgraph-server.js';

/** A parcel: lies in the depot that its id begins with, and is bound for a town that every depot sends to. */
export interface Parcel {
  readonly id: string;
  readonly weight: string;
  readonly town: string;
}

/** The rows of all depots, by code; a test may change them. */
export type Rows = Map<string, Parcel[]>;

export const CODES = ['aa', 'bb', 'zz'] as const;

const sortKeyOf = ({ weight, id }: Parcel) => `${weight}\u0000${id}`;

function page(rows: readonly Parcel[], { first, after }: { first?: number; after?: string }) {
  if (first !== undefined && first !== null && (first < 1 || first > 500)) {
    throw Object.assign(new Error(`Expected first to be from 1 to 500, got ${first}.`), {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  const sorted = [...rows].sort((one, other) =>
    Buffer.compare(Buffer.from(sortKeyOf(one)), Buffer.from(sortKeyOf(other))),
  );
  const behind = after
    ? sorted.filter((row) => Buffer.compare(Buffer.from(sortKeyOf(row)), Buffer.from(after, 'base64')) > 0)
    : sorted;
  const taken = behind.slice(0, first ?? 50);
  const cursorOf = (row: Parcel) => Buffer.from(sortKeyOf(row)).toString('base64');
  return {
    edges: taken.map((node) => ({ cursor: cursorOf(node), sortKey: sortKeyOf(node), node })),
    nodes: taken,
    pageInfo: {
      hasNextPage: behind.length > taken.length,
      hasPreviousPage: Boolean(after),
      startCursor: taken[0] && cursorOf(taken[0]),
      endCursor: taken.at(-1) && cursorOf(taken.at(-1) as Parcel),
    },
    totalCount: rows.length,
    completeness: { complete: true, answered: [], missing: [] },
  };
}

const depotOf = (code: string) => ({
  code,
  name: `Depot ${code}`,
  slots: 40,
  size: 'LARGE',
  opened: '2020-01-31',
});

const depot = (code: string, rows: Rows): SubgraphDefinition & { deployment: string } => {
  const mine = () => rows.get(code) ?? [];
  const chosen = (codes?: string[]) => mine().filter(({ id }) => !codes || codes.includes(id.slice(0, 2)));
  const all = [...CODES];
  return {
    name: 'depots',
    deployment: code,
    typeDefs: `${FEDERATION_AND_OWN}
      type Query {
        parcels(depot: [ID!], first: Int, after: String): ParcelConnection @gather(by: "depot")
        depots: [Depot] @gather
        free(in: LabelInput!): Int @placedBy(argument: "in.depot")
      }
      type Mutation {
        pack(input: PackInput!): Packed @placedBy(argument: "input.label.depot")
        weigh(input: WeighInput!): Packed @placedBy(argument: "input.parcelId")
      }
      input PackInput { label: LabelInput! weight: String! town: ID! }
      input LabelInput { depot: ID! }
      input WeighInput { parcelId: ID! weight: String! }
      type Packed { parcel: Parcel }
      type Depot @key(fields: "code") @placement(subgraph: "depots", key: "code") {
        code: ID! name: String! slots: Int! size: Size! opened: Day!
      }
      type Parcel @key(fields: "id") @placement(subgraph: "depots", key: "id") {
        id: ID! weight: String! note: String broken: String town: Town
        slip: Slip
        size: Size
        contents: Contents
      }
      "What is written on a parcel: all of it, or nothing that counts."
      type Slip { size: Size! grams: Int! sent: Day! }
      enum Size { SMALL LARGE }
      scalar Day @format(as: "date")
      union Contents = Book | Vase
      type Book { title: String! }
      type Vase { height: Int! }
      type Town @key(fields: "name") {
        name: ID!
        parcels(depot: [ID!], first: Int, after: String): ParcelConnection @gather(by: "depot")
        labels: [Label!] @gather
        kept: [Label!] @gather(under: "names")
      }
      type Label { text: String! }
      type ParcelConnection { edges: [ParcelEdge!]! nodes: [Parcel!]! pageInfo: PageInfo! totalCount: Int! completeness: Completeness! }
      type ParcelEdge { cursor: String! sortKey: String! @inaccessible node: Parcel! }
      type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
      type Completeness { complete: Boolean! answered: [ID!]! missing: [Missing!]! }
      type Missing { code: ID! name: String! reason: String! }`,
    resolvers: {
      Query: {
        parcels: (_: unknown, given: { depot?: string[]; first?: number; after?: string }) =>
          page(chosen(given.depot), given),
        depots: () => [depotOf(code)],
        free: () => 40 - mine().length,
      },
      Mutation: {
        pack: (
          _: unknown,
          { input }: { input: { label: { depot: string }; weight: string; town: string } },
        ) => {
          const { label, weight, town } = input;
          const parcel = { id: `${label.depot}${mine().length}`, weight, town };
          rows.set(code, [...mine(), parcel]);
          return { parcel };
        },
        weigh: (_: unknown, { input }: { input: { parcelId: string; weight: string } }) => {
          const changed = mine().map((row) =>
            row.id === input.parcelId ? { ...row, weight: input.weight } : row,
          );
          if (input.weight === '') {
            throw new GraphQLError('Expected a weight.', { extensions: { code: 'BAD_USER_INPUT' } });
          }
          if (input.weight === 'sealed') {
            throw new GraphQLError('The book is full.', {
              extensions: { code: 'HISTORY_BROKEN', outcome: 'NOT_DONE' },
            });
          }
          rows.set(code, changed);
          if (input.weight === 'heavy') throw new Error('The scales broke when the weight was written down.');
          return { parcel: changed.find(({ id }) => id === input.parcelId) ?? null };
        },
      },
      Depot: {
        __resolveReference: ({ code: asked }: { code: string }) => depotOf(asked),
      },
      Parcel: {
        __resolveReference: ({ id }: { id: string }) => mine().find((row) => row.id === id) ?? null,
        note: ({ id }: Parcel) => `note of ${id}`,
        broken: ({ id }: Parcel) => {
          if (id.endsWith('1')) throw new Error(`${id} is broken.`);
          return 'whole';
        },
        town: ({ town }: Parcel) => ({ name: town }),
        slip: () => ({ size: 'SMALL', grams: 500, sent: '2026-11-21' }),
        size: () => 'SMALL',
        contents: () => ({ __typename: 'Book', title: 'Of the sea' }),
      },
      Town: {
        __resolveReference: (reference: object) => reference,
        parcels: ({ name }: { name: string }, given: { depot?: string[]; first?: number; after?: string }) =>
          page(
            chosen(given.depot).filter(({ town }) => town === name),
            given,
          ),
        labels: ({ name }: { name: string }) => [{ text: `${name} by ${all.indexOf(code as 'aa')}` }],
        kept: ({ name, names = [name] }: { name: string; names?: string[] }) =>
          names.map((each) => ({ text: `${each} in ${code}` })),
      },
    },
  };
};

const atlas: SubgraphDefinition = {
  name: 'atlas',
  typeDefs: `${FEDERATION}
    type Query { towns: [Town!] shelf: [Parcel] }
    type Mutation { found(name: ID!): Town }
    type Town @key(fields: "name") { name: ID! people: Int finest: Parcel names: [ID!] @inaccessible }
    type Parcel @key(fields: "id") { id: ID! colour: String }`,
  resolvers: {
    Query: {
      towns: () => [{ name: 'Ystad' }, { name: 'Kiruna' }, { name: 'Nowhere' }],
      shelf: () => ['aa0', 'bb0', 'zz0', 'aa2'].map((id) => ({ id })),
    },
    Mutation: { found: (_: unknown, { name }: { name: string }) => ({ name }) },
    Town: {
      __resolveReference: (reference: object) => reference,
      people: () => 7,
      names: ({ name }: { name: string }) => {
        if (name === 'Nowhere') throw new Error('Nowhere has no names.');
        return name === 'Ystad' ? ['Ystad', 'Istad'] : [name];
      },
      finest: () => ({ id: 'bb0' }),
    },
    Parcel: {
      __resolveReference: (reference: object) => reference,
      colour: ({ id }: Parcel) => `colour of ${id}`,
    },
  },
};

export interface Depots extends FederatedGraph {
  readonly rows: Rows;
  /** The way to each depot, and to the atlas. */
  readonly proxies: ReadonlyMap<string, FaultProxy>;
}

export interface DepotsOptions {
  readonly deadline?: number;
  readonly placedDeadline?: number;
  /** The codes that the depot for the rest serves; every code by default. */
  readonly fallbackServes?: string[];
  readonly breaker?: BreakerOptions;
  readonly onBreaker?: (breaker: Breaker) => void;
}

/** Parcels in three depots, and an atlas that knows towns; a proxy before each can break it. */
export async function startDepots(options: DepotsOptions = {}): Promise<Depots> {
  const rows: Rows = new Map(CODES.map((code) => [code, []]));
  const proxies = new Map<string, FaultProxy>();
  // The first definition is composed; its server is asked by no one.
  const graph = await startGraph(
    [depot('zz', rows), atlas],
    CODES.map((code) => depot(code, rows)),
    {
      ...options,
      before: async (servers) => {
        for (const name of [...CODES, 'atlas']) {
          proxies.set(name, await startFaultProxy(servers.get(name)?.url ?? ''));
        }
      },
      deployments: () => ({
        subgraphs: { depots: { path: '/graphql' }, atlas: { url: proxies.get('atlas')?.url ?? '' } },
        placements: CODES.map((code) => ({
          code,
          name: `Depot ${code}`,
          url: proxies.get(code)?.url ?? '',
          ...(code === 'zz' && {
            fallback: true,
            ...(options.fallbackServes && { serves: options.fallbackServes }),
          }),
        })),
      }),
    },
  );
  return {
    ...graph,
    rows,
    proxies,
    async stop() {
      for (const proxy of proxies.values()) await proxy.close();
      await graph.stop();
    },
  };
}
