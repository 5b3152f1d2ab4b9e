import { describe, expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { isEnumType, isInputObjectType, isObjectType, parse, printSchema } from 'graphql';
import { loadSupergraph } from './index.js';

const HEAD = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@composeDirective", "@tag", "@listSize"])
  @link(url: "https://agreement-hub.org/spec/v1.0", import: ["@placement", "@gather", "@live", "@range"])
  @composeDirective(name: "@placement") @composeDirective(name: "@gather") @composeDirective(name: "@live") @composeDirective(name: "@range")
  directive @placement(subgraph: String!, key: String!) repeatable on OBJECT
  directive @gather(by: String) on FIELD_DEFINITION
  directive @range(min: Int!, max: Int!) on ARGUMENT_DEFINITION
  directive @live(cursor: String!, message: String!, position: String!, after: String!, mark: String!, snapshot: String!, gap: String!, reached: String!) on FIELD_DEFINITION`;

const { supergraphSdl = '' } = composeServices([
  {
    name: 'shops',
    url: 'http://shops/graphql',
    typeDefs: parse(`${HEAD}
      type Query { shops(kind: Kind, secret: Int @inaccessible): [Shop] @gather(by: "kind") @listSize(assumedSize: 22), ghost: Ghost @inaccessible, place: Place }
      type Subscription {
        sales(since: String, flag: Boolean @inaccessible): Sale @live(cursor: "token", message: "kind", position: "spot", after: "since", mark: "flag", snapshot: "STATE", gap: "HOLE", reached: "HERE")
      }
      type Sale { token: String kind: String spot: String }
      "A shop." type Shop implements Named & Hidden @key(fields: "number") @placement(subgraph: "shops", key: "number") @tag(name: "x") {
        "Its number." number: ID!
        name: String @deprecated(reason: "Ask the owner.")
        inside: String @inaccessible
      }
      interface Named { name: String }
      interface Hidden @inaccessible { number: ID! }
      type Ghost @inaccessible { id: ID }
      type Bar { a: Int } 
      union Place = Bar | Ghost
      enum Kind { SMALL "Big." LARGE SECRET @inaccessible }
      input Filter { text: String hidden: Int @inaccessible }
      extend type Query { search(filter: Filter): Int, my__own: my__Type }
      extend type Query { page(first: Int = 10 @range(min: 1, max: 20), last: Int): Page
        @listSize(slicingArguments: ["first", "last"], sizedFields: ["rows"], requireOneSlicingArgument: false) }
      type Page { rows: [Int] }
      type my__Type { a: Int }`),
  },
]);

describe('a supergraph', () => {
  const supergraph = loadSupergraph(supergraphSdl);
  const printed = printSchema(supergraph.publicSchema);

  test('has a public schema without the machinery of federation and without what is hidden', () => {
    expect(printed).not.toMatch(/join__|link__|@placement|@gather|@tag|@listSize|@range|directive/);
    expect(printed).not.toMatch(/Ghost|Hidden|SECRET|secret|inside|hidden/);
    const { Shop, Kind, Filter, Query } = supergraph.publicSchema.getTypeMap();
    expect(isObjectType(Shop) && Shop.getInterfaces().map(({ name }) => name)).toEqual(['Named']);
    expect(isEnumType(Kind) && Kind.getValues().map(({ name }) => name)).toEqual(
      ['LARGE', 'SMALL'].sort(byOrderIn(printed)),
    );
    expect(isInputObjectType(Filter) && Object.keys(Filter.getFields())).toEqual(['text']);
    expect(isObjectType(Query) && Query.getFields().shops?.args.map(({ name }) => name)).toEqual(['kind']);
    expect(printed).toContain('type my__Type');
  });

  test('keeps descriptions and deprecations', () => {
    expect(printed).toContain('"""A shop."""');
    expect(printed).toContain('"""Its number."""');
    expect(printed).toContain('@deprecated(reason: "Ask the owner.")');
  });

  test('says what is placed, gathered and live, and where its subgraphs are', () => {
    expect(supergraph.placements).toEqual(new Map([['shops', new Map([['Shop', 'number']])]]));
    expect(supergraph.gathered).toEqual(new Map([['Query.shops', { by: 'kind' }]]));
    expect(supergraph.keys).toEqual(new Map([['shops', new Map([['Shop', ['number']]])]]));
    expect(supergraph.live).toEqual(
      new Map([
        [
          'sales',
          {
            cursor: 'token',
            message: 'kind',
            position: 'spot',
            after: 'since',
            mark: 'flag',
            snapshot: 'STATE',
            gap: 'HOLE',
            reached: 'HERE',
          },
        ],
      ]),
    );
    expect(supergraph.graphs).toEqual(new Map([['shops', { name: 'shops', url: 'http://shops/graphql' }]]));
  });

  test('says how many rows its lists may give', () => {
    expect(supergraph.listSizes).toEqual(
      new Map([
        ['Query.shops', { assumedSize: 22, slicingArguments: [], sizedFields: [] }],
        [
          'Query.page',
          {
            assumedSize: undefined,
            slicingArguments: [
              { name: 'first', standard: 10, max: 20 },
              { name: 'last', standard: undefined, max: undefined },
            ],
            sizedFields: ['rows'],
          },
        ],
      ]),
    );
  });

  test('that is none is refused with what was expected', () => {
    expect(() => loadSupergraph('type Query { a: Int }')).toThrow('expected an enum join__Graph');
    expect(() => loadSupergraph('type Query {')).toThrow('Syntax Error');
  });

  test('that places a type by what is no field of it is refused', () => {
    const placement = '@placement(subgraph: "shops", key: "number")';
    expect(supergraphSdl).toContain(placement);
    expect(() =>
      loadSupergraph(supergraphSdl.replace(placement, placement.replace('number', 'numbr'))),
    ).toThrow('@placement on Shop: expected key to name a field of the type, got numbr.');
  });

  test('whose field sets name what is not there is refused with every such place', () => {
    const join = '@join__type(graph: SHOPS, key: "number")';
    expect(supergraphSdl).toContain(join);
    const keyed = (key: string) => supergraphSdl.replace(join, `@join__type(graph: SHOPS, key: "${key}")`);
    expect(() => loadSupergraph(keyed('number name'))).not.toThrow();
    expect(() => loadSupergraph(keyed('numbr'))).toThrow(
      '- Shop: expected the key "numbr" to name its fields, got: Cannot query field "numbr" on type "Shop".',
    );
    for (const key of ['', 'number {', 'number { a }', 'number(a: 1)', '... on Nothing { number }'])
      expect(() => loadSupergraph(keyed(key))).toThrow(`- Shop: expected the key "${key}"`);
    const field = 'shops(kind: Kind, secret: Int @inaccessible): [Shop] ';
    expect(supergraphSdl).toContain(field);
    const joined = (words: string) => supergraphSdl.replace(field, `${field}@join__field(${words}) `);
    expect(() => loadSupergraph(joined('graph: SHOPS, provides: "name"'))).not.toThrow();
    const faulty = joined('graph: SHOPS, provides: "town", requires: "country"');
    expect(() => loadSupergraph(faulty)).toThrow(
      /- Query\.shops: .* requires "country" .*\n- Query\.shops: .* provides "town" .* on type "Shop"/,
    );
  });
});

function byOrderIn(text: string) {
  return (one: string, other: string) => text.indexOf(`  ${one}\n`) - text.indexOf(`  ${other}\n`);
}
