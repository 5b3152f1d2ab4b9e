import type { DocumentNode } from 'graphql';
import { graphsOf, named, objectTypes, requiredArgument } from './directives.js';

/**
 * By `Type.field`, the way to the value that says which placement answers the field: the name of an argument, and of
 * fields below it.
 */
export type PlacedFields = ReadonlyMap<string, readonly [string, ...string[]]>;

/** By `Type.field` of the root types, the subgraphs that answer the field. */
export type Homes = ReadonlyMap<string, readonly string[]>;

const ROOT_TYPES: readonly string[] = ['Query', 'Mutation', 'Subscription'];

/** Reads `@placedBy(argument:)` from every field. */
export function readPlacedFields(document: DocumentNode): PlacedFields {
  const placed = new Map<string, readonly [string, ...string[]]>();
  for (const type of objectTypes(document)) {
    for (const field of type.fields ?? []) {
      const place = `${type.name.value}.${field.name.value}`;
      for (const directive of named(field.directives, 'placedBy')) {
        const [argument = '', ...below] = requiredArgument(directive, 'argument', place).split('.');
        placed.set(place, [argument, ...below]);
      }
    }
  }
  return placed;
}

/** Reads from `@join__field`, and `@join__type` where a field has none, which subgraphs answer the root fields. */
export function readHomes(document: DocumentNode, graphNames: ReadonlyMap<string, string>): Homes {
  const homes = new Map<string, readonly string[]>();
  for (const type of objectTypes(document)) {
    if (!ROOT_TYPES.includes(type.name.value)) continue;
    const all = graphsOf(named(type.directives, 'join__type'), graphNames);
    for (const field of type.fields ?? []) {
      const own = graphsOf(named(field.directives, 'join__field'), graphNames);
      homes.set(`${type.name.value}.${field.name.value}`, own.length === 0 ? all : own);
    }
  }
  return homes;
}
