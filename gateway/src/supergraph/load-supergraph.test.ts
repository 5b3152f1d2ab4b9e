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
  directive @live(cursor: String!, after: String!, message: String!) on FIELD_DEFINITION`;

const { supergraphSdl = '' } = composeServices([
  {
    name: 'shops',
    url: 'http://shops/graphql',
    typeDefs: parse(`${HEAD}
      type Query { shops(kind: Kind, secret: Int @inaccessible): [Shop] @gather(by: "kind") @listSize(assumedSize: 22), ghost: Ghost @inaccessible, place: Place }
      type Subscription { sales(after: String): Sale @live(cursor: "position", after: "after", message: "kind") }
      type Sale { position: String kind: String }
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
      new Map([['sales', { cursor: 'position', after: 'after', message: 'kind' }]]),
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
});

function byOrderIn(text: string) {
  return (one: string, other: string) => text.indexOf(`  ${one}\n`) - text.indexOf(`  ${other}\n`);
}
