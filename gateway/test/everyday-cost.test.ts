import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createGuard, DEFAULT_LIMITS } from '../src/limits/index.js';
import { loadSupergraph } from '../src/supergraph/index.js';

// The hub's own graph, as it is committed: what its lists say of their sizes.
const supergraph = loadSupergraph(
  readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
);
const guard = createGuard(DEFAULT_LIMITS, supergraph);
const refusal = (query: string) => guard.ofDocument(parse(query))[0]?.extensions;

const EVERYDAY: readonly (readonly [string, string])[] = [
  [
    'the bodies of all regions, with who sits there and what they held',
    '{ regions { bodies { nodes { name seats { organisation { name } } events { nodes { name } } } } } }',
  ],
  [
    'the same with as much again below each organisation',
    '{ regions { name bodies { nodes { name seats { organisation { name region { name } } } events { nodes { name attended organisers { name } } } } } } }',
  ],
  [
    'what each region does',
    `{ regions { name goals { label } needs { label } statistics { label value } projects { nodes { name municipalities { municipality { name } } } }
       events { nodes { name } } agreements { nodes { title signatories { value } parties { name organisation { name } } } } } }`,
  ],
  [
    'the municipalities of all regions, with their projects and agreements',
    '{ regions { name municipalities { nodes { name projects { nodes { name } } agreements { nodes { title } } } } } }',
  ],
  [
    'a page of organisations, with where they sit and what they signed',
    '{ organisations { nodes { name seats { body { name region { name } } } adherences { nodes { state version { label agreement { title } } } } } } }',
  ],
];

it.each(EVERYDAY)('lets an everyday query pass with pages as they come: %s', (_what, query) => {
  expect(refusal(query)).toBeUndefined();
});

const EXCESSIVE: readonly (readonly [string, string])[] = [
  [
    'events below bodies below regions',
    '{ regions { bodies(first: 500) { nodes { events(first: 500) { nodes { name } } } } } }',
  ],
  [
    'agreements below municipalities',
    '{ region(code: "12") { municipalities(first: 500) { nodes { agreements(first: 500) { nodes { title } } } } } }',
  ],
  [
    'signatures below agreements',
    '{ agreements(first: 500) { nodes { adherences(first: 500) { nodes { state } } } } }',
  ],
  [
    'projects below municipalities below projects',
    '{ projects(first: 500) { nodes { municipalities { municipality { projects(first: 500) { nodes { name } } } } } } }',
  ],
  [
    'lists without a size that come back to themselves',
    `{ agreements { nodes { adherences { nodes { organisation { adherences { nodes { version { agreement { adherences { nodes {
       organisation { name } } } } } } } } } } } } }`,
  ],
];

it.each(EXCESSIVE)('refuses lists of the largest size in each other: %s', (_what, query) => {
  expect(refusal(query)).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'cost' });
});
