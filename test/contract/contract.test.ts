import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { unannouncedBreakingChanges } from './breaking-changes.js';
import { type Composition, compose } from './compose.js';
import { contractFiles, outdatedFiles, writeFiles } from './contract-files.js';
import { unexplained } from './descriptions.js';
import { ungatherableFields } from './gathered-fields.js';
import { unsizedConnections } from './list-sizes.js';
import { invalidOperations } from './operations.js';
import { misplacedFields } from './placed-fields.js';
import { typedDocuments } from './typed-documents.js';
import { differingValueTypes } from './value-types.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;
const LEFT = `${LINK}
  type Query { things: [Thing] }
  "A thing." type Thing @key(fields: "id") { id: ID! source: Source }
  "Where from." type Source @shareable { url: String }`;
const RIGHT = `${LINK}
  type Thing @key(fields: "id") { id: ID! colour: String }
  "Where from." type Source @shareable { url: String }`;

test('subgraphs compose into a supergraph without real addresses and a public schema without the machinery', () => {
  const { supergraphSdl, publicSdl } = compose({ right: RIGHT, left: LEFT }) as Composition;
  expect(supergraphSdl).toContain('url: "http://left"');
  expect(supergraphSdl).toContain('url: "http://right"');
  expect(publicSdl).toContain('colour: String');
  expect(publicSdl).not.toMatch(/join__|@link|@key/);
});

test('subgraphs that do not fit together are found', () => {
  const conflict = RIGHT.replace('colour: String', 'source: [Source]');
  const result = compose({ left: LEFT, right: conflict });
  expect(result).toHaveProperty('findings');
});

test('a shared type that differs between subgraphs, if only in its description, is found', () => {
  expect(differingValueTypes({ left: LEFT, right: RIGHT })).toEqual([]);
  const [finding] = differingValueTypes({ left: LEFT, right: RIGHT.replace('Where from', 'Whence') });
  expect(finding?.where).toBe('Source');
  expect(finding?.what).toContain('is not the same in left and right');
});

test('a mutation of a placed subgraph that names no placement is found', () => {
  const placed = (directive: string) => `extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://agreement-hub.org/spec/v1.0", import: ["@placement", "@placedBy"])
    @composeDirective(name: "@placement") @composeDirective(name: "@placedBy")
    directive @placement(subgraph: String!, key: String!) repeatable on OBJECT
    directive @placedBy(argument: String!) on FIELD_DEFINITION
    type Query { box(id: ID!): Box }
    type Mutation { open(id: ID!): Box ${directive} }
    type Box @key(fields: "id") @placement(subgraph: "boxes", key: "id") { id: ID! }`;
  const found = (directive: string) =>
    misplacedFields((compose({ boxes: placed(directive), left: LEFT }) as Composition).supergraphSdl);
  expect(found('@placedBy(argument: "id")')).toEqual([]);
  expect(found('')).toEqual([
    {
      where: 'supergraph',
      what: 'Mutation.open: expected @placedBy, since its subgraph boxes is placed',
    },
  ]);
});

test('committed files that differ from the code, that are missing, and that are left over are found', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-contract-'));
  const wanted = contractFiles(
    { left: LEFT, right: RIGHT },
    compose({ left: LEFT, right: RIGHT }) as Composition,
  );
  expect(outdatedFiles(folder, wanted).map(({ where }) => where)).toHaveLength(4);
  writeFiles(folder, wanted);
  expect(outdatedFiles(folder, wanted)).toEqual([]);
  writeFileSync(path.join(folder, 'public.graphql'), '# another');
  writeFileSync(path.join(folder, 'subgraphs/old.graphql'), '');
  expect(outdatedFiles(folder, wanted).map(({ where, what }) => `${where} ${what.split(':')[0]}`)).toEqual([
    'schema/public.graphql is not what the code makes',
    'schema/subgraphs/old.graphql no service makes it any more',
  ]);
  writeFiles(folder, wanted);
  expect(outdatedFiles(folder, wanted)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('operations that the public schema does not answer, or that share a name, are found', () => {
  const schema = buildSchema('type Query { a: Int }');
  expect(
    invalidOperations({ 'one.graphql': 'query One { a }', 'two.graphql': 'query Two { a }' }, schema),
  ).toEqual([]);
  const faults = invalidOperations(
    {
      '1.graphql': 'query One { b }',
      '2.graphql': 'query One { a }',
      '3.graphql': '{ a }',
      '4.graphql': 'query {',
    },
    schema,
  );
  expect(faults.map(({ where }) => where)).toEqual(['1.graphql', '2.graphql', '3.graphql', '4.graphql']);
  expect(faults[0]?.what).toContain('Cannot query field "b"');
  expect(faults[1]?.what).toBe('the operation One is in 1.graphql too');
});

test('an operation becomes a document that knows its variables and its answer, and a scalar that is unknown is refused', async () => {
  const schema = `
    scalar Kronor
    type Query { cost("The id." id: ID!, kind: Kind): Cost }
    enum Kind { CASH }
    type Cost { total: Kronor! kind: Kind }`;
  const operations = {
    'cost.graphql': 'query CostOf($id: ID!, $kind: Kind) { cost(id: $id, kind: $kind) { total kind } }',
  };
  const module = await typedDocuments(operations, schema);
  expect(module).toContain(
    'export type CostOfQuery = { readonly cost: { readonly total: number, readonly kind: Kind | null } | null };',
  );
  expect(module).toMatch(/CostOfQueryVariables = Exact<\{\s*id: string;\s*kind\?: Kind \| null/);
  expect(module).toMatch(
    /export const CostOfDocument = .* as unknown as DocumentNode<CostOfQuery, CostOfQueryVariables>;/,
  );
  const unknown = schema.replaceAll('Kronor', 'Ore');
  await expect(typedDocuments(operations, unknown)).rejects.toThrow('Ore');
});

test('a breaking change passes only where an entry under Breaking of what is unreleased names it', async () => {
  const before = 'type Query { a: Int b: Int }';
  const after = 'type Query { a: Int c: Int }';
  const unannounced =
    '# Changelog\n\n## Unreleased\n\n### Added\n\n- c\n\n## 0.1.0\n\n### Breaking\n\n- long ago\n';
  const findings = await unannouncedBreakingChanges(before, after, unannounced);
  expect(findings.map(({ where }) => where)).toEqual(['Query.b']);
  const announced = unannounced.replace('### Added', '### Breaking\n\n- `Query.b` is gone.\n\n### Added');
  expect(await unannouncedBreakingChanges(before, after, announced)).toEqual([]);
  const another = unannounced.replace('### Added', '### Breaking\n\n- `Query.bb` is gone.\n\n### Added');
  expect(await unannouncedBreakingChanges(before, after, another)).toHaveLength(1);
  const heading = unannounced.replace('### Added', '### Breaking\n\n### Added');
  expect(await unannouncedBreakingChanges(before, after, heading.replace('- c', ''))).toHaveLength(1);
  expect(
    await unannouncedBreakingChanges(before, 'type Query { a: Int b: Int c: Int }', unannounced),
  ).toEqual([]);
});

test('a field that returns a connection without saying how many rows it may give is found', () => {
  const list = (argument: string, directive: string) =>
    `type Query { things(first: Int${argument}): ThingConnection${directive} } extend type Shop { id: ID }`;
  const sized = ' @listSize(assumedSize: 50, slicingArguments: ["first"])';
  const found = (sdl: string) => unsizedConnections({ left: sdl }).map(({ where }) => where);
  expect(found(list(' @range(min: 1, max: 500)', sized))).toEqual([]);
  expect(found(list(' @range(min: 1, max: 500)', ''))).toEqual(['Query.things']);
  expect(found(list('', sized))).toEqual(['Query.things']);
  expect(found(list(' @range(min: 1, max: 500)', ' @listSize(assumedSize: 50)'))).toEqual(['Query.things']);
});

test('a gathered field whose pages cannot be merged, or that shows clients what they are merged by, is found', () => {
  const graph = (edge: string) => `
    type Query { things: ThingConnection @gather }
    type Place { id: ID! things: ThingConnection @gather }
    type ThingConnection { edges: [ThingEdge!]! }
    type ThingEdge { cursor: String! ${edge} }`;
  const found = (sdl: string) =>
    ungatherableFields({ left: sdl }).map(({ where, what }) => `${where} ${what}`);
  expect(found(graph('sortKey: String! @inaccessible'))).toEqual([]);
  expect(found(graph(''))).toEqual([
    'Query.things is gathered, but its edges have no sortKey in left',
    'Place.things is gathered, but its edges have no sortKey in left',
  ]);
  expect(found(graph('sortKey: String!'))).toHaveLength(2);
});

test('whatever a schema leaves without a description is found, each by its place', () => {
  const described = `
    "What is told apart. Swedish: sak." type Thing {
      "How large it is. Swedish: mått." size("In which unit. Swedish: enhet." unit: Unit): Int }
    "What sizes are in. Swedish: enhet." enum Unit { "The metre, SI. Swedish: meter." METRE }
    "What to look for. Swedish: urval." input Filter { "Words to find. Swedish: ord." search: String }
    "Any of them. Swedish: valfri." union Any = Thing
    "A calendar day. Swedish: dag." scalar Day
    "How many come." directive @size("At the most." max: Int) on FIELD_DEFINITION
    extend type Other { "How large it is. Swedish: mått." size: Int }`;
  expect(unexplained({ left: described })).toEqual([]);
  const findings = unexplained({ left: described.replaceAll(/"[^"]+" /g, '') });
  expect(findings.map(({ where }) => where)).toEqual([
    'Thing',
    'Thing.size',
    'Thing.size.unit',
    'Unit',
    'Unit.METRE',
    'Filter',
    'Filter.search',
    'Any',
    'Day',
    'size',
    'size.max',
    'Other.size',
  ]);
  expect(findings[0]?.what).toBe('has no description in left');
  expect(unexplained({ left: '" " scalar Day' })).toEqual([
    { where: 'Day', what: 'has no description in left' },
  ]);
});

test.each([
  ['Day.', ['fewer than 3 words in English', 'without a Swedish term']],
  ['A day. Swedish: dag.', ['fewer than 3 words in English']],
  ['A day. Swedish: dag, dygn eller datum.', ['fewer than 3 words in English']],
  ['A calendar day.', ['without a Swedish term']],
  ['A calendar day. Swedish: .', ['without a Swedish term']],
  ['Swedish: en kalenderdag.', ['fewer than 3 words in English']],
  ['A calendar day. Swedish: dag.', []],
])(
  'a description says enough with three words of English and, after them, the Swedish term: %j',
  (description, findings) => {
    const found = unexplained({ left: `"${description}" scalar Day` });
    expect(found).toEqual(findings.map((what) => ({ where: 'Day', what: expect.stringContaining(what) })));
  },
);

test('whatever is deprecated without a reason that holds the day of it, and more than that, is found', () => {
  const deprecated = (reason: string) =>
    unexplained({
      left: `"What is told apart. Swedish: sak." type Thing {
        "How large it is. Swedish: mått." size: Int @deprecated${reason} }`,
    });
  expect(deprecated('(reason: "Since 2026-11-21: ask for `length`.")')).toEqual([]);
  expect(deprecated('')).toEqual([
    {
      where: 'Thing.size',
      what: 'is deprecated in left without a date as YYYY-MM-DD in its reason, ""',
    },
    {
      where: 'Thing.size',
      what: 'is deprecated in left with fewer than 3 words beside the date in its reason, ""',
    },
  ]);
  expect(deprecated('(reason: "Since 2026-11-21.")')).toEqual([
    {
      where: 'Thing.size',
      what: 'is deprecated in left with fewer than 3 words beside the date in its reason, "Since 2026-11-21."',
    },
  ]);
  expect(deprecated('(reason: "2026-11-21")')).toHaveLength(1);
  expect(deprecated('(reason: "Ask for `length`.")')).toHaveLength(1);
  expect(deprecated('(reason: "Since 2026-02-30: ask for `length`.")')).toHaveLength(1);
});
