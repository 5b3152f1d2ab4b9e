import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FEDERATION, type FederatedGraph, startGraph } from './support/federated-graph.js';
import type { SubgraphDefinition } from './support/subgraph-server.js';

const list: string[] = [];
const people = ['1', '2', '3'].map((id) => ({ id, name: `Name ${id}` }));

const DEFINITIONS: SubgraphDefinition[] = [
  {
    name: 'people',
    typeDefs: `${FEDERATION}
      type Query { people: [Person!] person(id: ID!): Person strict: Person! odd: Odd colour: Colour any: Any }
      type Mutation { add(text: String!): Entry must(text: String!): Entry! }
      type Entry @key(fields: "id") { id: ID! text: String! }
      type Person @key(fields: "id") { id: ID! name: String failing: String pet: Pet home: Home @shareable greet(to: String): String }
      type Home @shareable { street: String }
      type Pet @key(fields: "id") { id: ID! }
      type Odd { int: Int float: Float text: String flag: Boolean id: ID must: Int! list: [Int!] nested: [[Int!]!] }
      enum Colour { RED SECRET @inaccessible }
      interface Any { id: ID! }
      type Seen implements Any { id: ID! }
      type Unseen implements Any @inaccessible { id: ID! }`,
    resolvers: {
      Query: {
        people: () => people,
        person: (_: unknown, { id }: { id: string }) => people.find((person) => person.id === id),
        strict: () => people[0],
        colour: () => 'SECRET',
        any: () => ({ __typename: 'Unseen', id: '1' }),
      },
      Mutation: {
        add: async (_: unknown, { text }: { text: string }) => {
          await new Promise(setImmediate);
          list.push(text);
          return { id: text, text };
        },
        must: (_: unknown, { text }: { text: string }) => {
          if (text === 'fail') throw new Error('It must not.');
          list.push(text);
          return { id: text, text };
        },
      },
      Person: {
        __resolveReference: ({ id }: { id: string }) => people.find((person) => person.id === id),
        failing: ({ id }: { id: string }) => {
          if (id === '2') throw new Error('Nothing known of 2.');
          return 'known';
        },
        pet: ({ id }: { id: string }) => ({ id: `pet-${id}` }),
        greet: ({ id }: { id: string }, { to }: { to: string }) => `${id} greets ${to}`,
        home: ({ id }: { id: string }) => ({ street: `Street ${id}` }),
      },
    },
  },
  {
    name: 'ages',
    typeDefs: `${FEDERATION}
      type Person @key(fields: "id") { id: ID! age: Int! shoe: Int friend: Person home: Home @shareable }
      type Home @shareable { street: String city: String }
      type Entry @key(fields: "id") { id: ID! seen: [String!] }
      type Pet @key(fields: "id") { id: ID! owner: Person! legs: Int kind: String! }`,
    resolvers: {
      Person: {
        __resolveReference: (reference: object) => reference,
        age: ({ id }: { id: string }) => {
          if (id === '3') throw new Error('The age of 3 is a secret.');
          return Number(id) * 10;
        },
        shoe: ({ id }: { id: string }) => Number(id) + 30,
        friend: () => ({ id: '1' }),
        home: ({ id }: { id: string }) => ({ street: `Street ${id}`, city: `City ${id}` }),
      },
      Entry: { __resolveReference: ({ id }: { id: string }) => ({ id, seen: [...list] }) },
      Pet: {
        __resolveReference: ({ id }: { id: string }) => (id === 'pet-3' ? null : { id }),
        legs: () => 4,
        kind: () => 'cat',
        owner: () => null,
      },
    },
  },
  {
    name: 'sizes',
    typeDefs: `${FEDERATION}
      type Person @key(fields: "id") { id: ID! shoe: Int @external sock: String @requires(fields: "shoe") }
      type Pet @key(fields: "id") { id: ID! legs: Int @external leash: String @requires(fields: "legs") }`,
    resolvers: {
      Person: {
        __resolveReference: (reference: object) => reference,
        sock: ({ shoe }: { shoe?: number }) => `sock for ${shoe}`,
      },
      Pet: { leash: ({ legs }: { legs?: number }) => (legs == null ? null : `leash for ${legs}`) },
    },
  },
];

let graph: FederatedGraph;

beforeAll(async () => {
  graph = await startGraph(DEFINITIONS, [], { deadline: 2_000, maxAnswerBytes: 20_000 });
});
afterEach(() => {
  for (const server of graph.servers.values()) {
    server.misbehave();
    server.takeRequests();
  }
  list.length = 0;
});
afterAll(() => graph?.stop());

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const told = async (query: string) => {
  const { data, errors = [] } = await graph.ask(query);
  return {
    data: plain(data),
    errors: errors.map(({ path, extensions, message }) => ({
      path,
      message,
      code: extensions.code,
      of: extensions.subgraph,
    })),
  };
};
const answerWith = (status: number, type: string, body: string) =>
  graph.servers
    .get('ages')
    ?.misbehave((response) => void response.writeHead(status, { 'content-type': type }).end(body));

describe('an error of a subgraph', () => {
  test('of an entity goes to each place where the entity sits, with list indices and the client’s names', async () => {
    const { data, errors } = await told(
      '{ who: people { years: age } person(id: "3") { friend { shoe } age } }',
    );
    expect({
      data,
      errors: errors.sort((one, other) => (other.path?.length ?? 0) - (one.path?.length ?? 0)),
    }).toEqual({
      data: { who: null, person: null },
      errors: [
        {
          path: ['who', 2, 'years'],
          message: 'The age of 3 is a secret.',
          code: 'SUBGRAPH_FAILED',
          of: 'ages',
        },
        {
          path: ['person', 'age'],
          message: 'The age of 3 is a secret.',
          code: 'SUBGRAPH_FAILED',
          of: 'ages',
        },
      ],
    });
  });

  test('of a root field keeps its place', async () => {
    expect((await told('{ people { name failing } }')).errors).toEqual([
      {
        path: ['people', 1, 'failing'],
        message: 'Nothing known of 2.',
        code: 'SUBGRAPH_FAILED',
        of: 'people',
      },
    ]);
  });

  test('carries its code and other extensions, but no stack and no places in the subgraph’s operation', async () => {
    answerWith(
      200,
      'application/json',
      JSON.stringify({
        data: { _entities: [{ shoe: null }] },
        errors: [
          {
            message: 'No.',
            path: ['_entities', 0, 'shoe'],
            locations: [{ line: 1, column: 1 }],
            extensions: { code: 'BAD_USER_INPUT', hint: 1, stacktrace: ['x'] },
          },
        ],
      }),
    );
    const { errors } = await graph.ask('{ person(id: "1") { shoe } }');
    expect(plain(errors)).toEqual([
      {
        message: 'No.',
        path: ['person', 'shoe'],
        extensions: { code: 'BAD_USER_INPUT', hint: 1, subgraph: 'ages' },
      },
    ]);
  });
});

describe('a subgraph that can’t be asked', () => {
  const QUERY = '{ people { name shoe friend { name } sock home { street city } } }';
  const expected = people.map(({ name, id }) => ({
    name,
    shoe: null,
    friend: null,
    sock: null,
    home: { street: `Street ${id}`, city: null },
  }));

  test.each([
    [
      'is gone',
      (ages: FederatedGraph['servers']) => ages.get('ages')?.misbehave((r) => r.socket?.destroy()),
      'SUBGRAPH_UNREACHABLE',
    ],
    [
      'never answers',
      (ages: FederatedGraph['servers']) => ages.get('ages')?.misbehave(() => undefined),
      'TIMEOUT',
    ],
    ['answers with HTML', () => answerWith(502, 'text/html', '<h1>Bad gateway</h1>'), 'SUBGRAPH_FAILED'],
    ['answers with broken JSON', () => answerWith(200, 'application/json', '{"data":'), 'SUBGRAPH_FAILED'],
    [
      'answers with JSON that is no answer',
      () => answerWith(200, 'application/json', '[]'),
      'SUBGRAPH_FAILED',
    ],
    [
      'answers with far too much',
      () => answerWith(200, 'application/json', `{"data":{"x":"${'x'.repeat(30_000)}"}}`),
      'SUBGRAPH_FAILED',
    ],
    [
      'answers with an error and no data',
      () => answerWith(500, 'application/json', '{"errors":[{"message":"Down."}]}'),
      'SUBGRAPH_FAILED',
    ],
  ])('that %s costs its own fields only, each with an error', async (_what, misbehave, code) => {
    misbehave(graph.servers);
    const { data, errors } = await told(QUERY);
    expect(data).toEqual({ people: expected });
    expect(new Set(errors.map((error) => error.code))).toEqual(new Set([code]));
    expect(errors.slice(0, 4).map(({ path }) => path)).toEqual([
      ['people', 0, 'shoe'],
      ['people', 0, 'friend'],
      ['people', 0, 'sock'],
      ['people', 0, 'home', 'city'],
    ]);
    expect(errors).toHaveLength(12);
    expect(errors.every((error) => error.of === 'ages')).toBe(true);
  });

  test('empties no more than the object when the field may not be null, and says why once', async () => {
    answerWith(502, 'text/html', 'no');
    expect(await told('{ person(id: "1") { name age } }')).toEqual({
      data: { person: null },
      errors: [expect.objectContaining({ path: ['person', 'age'], code: 'SUBGRAPH_FAILED', of: 'ages' })],
    });
  });

  test('empties the whole answer only where every place up to the root must not be null', async () => {
    graph.servers.get('people')?.misbehave((response) => response.socket?.destroy());
    expect(await told('{ strict { name } people { name } }')).toEqual({
      data: null,
      errors: [expect.objectContaining({ path: ['strict'], code: 'SUBGRAPH_UNREACHABLE' })],
    });
  });
});

describe('an entity that its subgraph does not have', () => {
  test('is null, and so said, where a field is asked for that it can’t be without', async () => {
    expect(await told('{ people { pet { id kind } } }')).toEqual({
      data: {
        people: [{ pet: { id: 'pet-1', kind: 'cat' } }, { pet: { id: 'pet-2', kind: 'cat' } }, { pet: null }],
      },
      errors: [
        {
          path: ['people', 2, 'pet', 'kind'],
          message: 'Subgraph ages has no such record, though another refers to it.',
          code: 'SUBGRAPH_FAILED',
          of: 'ages',
        },
      ],
    });
  });

  test('leaves fields null that may be, without an error, and those that need them', async () => {
    expect(await told('{ person(id: "3") { pet { id legs leash } } }')).toEqual({
      data: { person: { pet: { id: 'pet-3', legs: null, leash: null } } },
      errors: [],
    });
  });

  test('is told of once where the subgraph says itself why it is not there', async () => {
    const errors = [{ message: 'It ran away.', path: ['_entities', 0, 'kind'] }];
    answerWith(200, 'application/json', JSON.stringify({ data: { _entities: [null] }, errors }));
    expect(await told('{ person(id: "1") { pet { kind } } }')).toEqual({
      data: { person: { pet: null } },
      errors: [expect.objectContaining({ path: ['person', 'pet', 'kind'], message: 'It ran away.' })],
    });
  });
});

describe('values that break the schema', () => {
  const odd = (values: object) =>
    graph.servers
      .get('people')
      ?.misbehave(
        (response) =>
          void response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify({ data: { odd: values } })),
      );

  test('become null with an error where they may, and coerced where that loses nothing', async () => {
    odd({
      int: 3_000_000_000,
      float: 'x',
      text: 5,
      flag: 'yes',
      id: 7,
      must: 1,
      list: [1, null],
      nested: [[1], [2.5]],
    });
    const { data, errors } = await told('{ odd { int float text flag id must list nested } }');
    expect(data).toEqual({
      odd: { int: null, float: null, text: '5', flag: null, id: '7', must: 1, list: null, nested: null },
    });
    expect(errors.map(({ path }) => path)).toEqual([
      ['odd', 'int'],
      ['odd', 'float'],
      ['odd', 'flag'],
      ['odd', 'list', 1],
      ['odd', 'nested', 1, 0],
    ]);
  });

  test('empty the object around a field that may not be null', async () => {
    odd({ must: null });
    expect(await told('{ odd { must } }')).toEqual({
      data: { odd: null },
      errors: [
        expect.objectContaining({
          path: ['odd', 'must'],
          message: 'Cannot return null for non-nullable field Odd.must.',
        }),
      ],
    });
  });

  test('never show a hidden enum value or a hidden type', async () => {
    const { data, errors } = await told('{ colour any { id __typename } }');
    expect(data).toEqual({ colour: null, any: null });
    expect(errors.map(({ path }) => path)).toEqual([['colour'], ['any']]);
    expect(JSON.stringify(errors)).not.toMatch(/SECRET|Unseen/);
  });
});

describe('a mutation', () => {
  test('runs its fields in series, each with what is below it before the next', async () => {
    const { data } = await told(
      'mutation { a: add(text: "a") { text seen } b: add(text: "b") { seen } c: must(text: "c") { seen } }',
    );
    expect(data).toEqual({
      a: { text: 'a', seen: ['a'] },
      b: { seen: ['a', 'b'] },
      c: { seen: ['a', 'b', 'c'] },
    });
  });

  test('goes no further once a field has broken the whole answer', async () => {
    const { data, errors } = await told(
      'mutation { add(text: "a") { id } must(text: "fail") { id } later: add(text: "b") { id } }',
    );
    expect(data).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ path: ['must'], message: 'It must not.' })]);
    expect(list).toEqual(['a']);
  });
});

describe('a request', () => {
  test('asks each subgraph once in each step of the plan, each entity once', async () => {
    await graph.ask('{ people { name shoe friend { name shoe } } person(id: "1") { name age } }');
    const ages = graph.servers.get('ages')?.takeRequests() ?? [];
    expect(ages.length).toBeLessThanOrEqual(2);
    for (const { variables } of ages) {
      for (const representations of Object.values(variables ?? {})) {
        const texts = (representations as object[]).map((entity) => JSON.stringify(entity));
        expect(new Set(texts).size).toBe(texts.length);
      }
    }
  });

  test('keeps apart what is asked of one entity in two places', async () => {
    const query = `{
      a: person(id: "2") { friend { said: greet(to: "Ann") } }
      b: person(id: "2") { friend { said: greet(to: "Bob") } }
    }`;
    expect(plain((await graph.ask(query)).data)).toEqual({
      a: { friend: { said: '1 greets Ann' } },
      b: { friend: { said: '1 greets Bob' } },
    });
  });

  test('takes its request id and trace to the subgraphs and tells of each request', async () => {
    graph.takeRequests();
    await graph.ask(
      '{ person(id: "1") { shoe } }',
      {},
      { context: { requestId: 'abc', traceparent: '00-1-2-01' } },
    );
    for (const name of ['people', 'ages']) {
      const [request] = graph.servers.get(name)?.takeRequests() ?? [];
      expect(request?.headers).toMatchObject({ 'x-request-id': 'abc', traceparent: '00-1-2-01' });
    }
    expect(graph.takeRequests()).toEqual([
      { subgraph: 'people', placement: undefined, outcome: 'ok', seconds: expect.any(Number) },
      { subgraph: 'ages', placement: undefined, outcome: 'ok', seconds: expect.any(Number) },
    ]);
  });

  test('that is ended gives back what there is, and leaves the plan as good as it was', async () => {
    const query = '{ person(id: "1") { name shoe } }';
    const ending = new AbortController();
    graph.servers.get('ages')?.misbehave(() => ending.abort());
    const { data, errors } = await graph.ask(query, {}, { context: { signal: ending.signal } });
    expect(data).toEqual({ person: { name: 'Name 1', shoe: null } });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['person', 'shoe'], 'TIMEOUT'],
    ]);
    graph.servers.get('ages')?.misbehave();
    expect((await graph.ask(query)).data).toEqual({ person: { name: 'Name 1', shoe: 31 } });
  });

  test('with a skipped root field does not ask for it', async () => {
    const query =
      'query ($with: Boolean!) { people { id @skip(if: $with) } person(id: "1") @include(if: $with) { shoe } }';
    expect(plain((await graph.ask(query, { with: false })).data)).toEqual({
      people: people.map(({ id }) => ({ id })),
    });
    expect(graph.servers.get('ages')?.takeRequests()).toEqual([]);
    expect(plain((await graph.ask(query, { with: true })).data)).toEqual({
      people: [{}, {}, {}],
      person: { shoe: 31 },
    });
  });
});
