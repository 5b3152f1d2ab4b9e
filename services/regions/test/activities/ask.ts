import { expect } from '@jest/globals';
import type { RegionsWorld } from '../regions-world.js';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
type Data = any;

/** The data of an answer without errors. */
export async function answer(
  world: RegionsWorld,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Data> {
  const { data, errors } = await world.askActivities(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** The entities of representations, in their order. */
export async function references(
  world: RegionsWorld,
  representations: object[],
  selection: string,
): Promise<Data[]> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`;
  return (await answer(world, query, { r: representations }))._entities;
}

/** The names of a list's rows, in its order. */
export async function names(list: string, world: RegionsWorld): Promise<string[]> {
  return (await nodes(list, world)).map(({ name }) => name);
}

/** The ids of a list's rows, in its order. */
export async function ids(list: string, world: RegionsWorld): Promise<string[]> {
  return (await nodes(list, world)).map(({ id }) => id);
}

async function nodes(list: string, world: RegionsWorld): Promise<{ id: string; name: string }[]> {
  const data = await answer(world, `{ list: ${list} { nodes { id name } } }`);
  return data.list.nodes;
}
