import { getNullableType, isListType, isObjectType } from 'graphql';
import type { Supergraph } from '../supergraph/index.js';
import { connectionTypeOf, NAMES } from './connection-shape.js';

/** What is wrong with fields that are declared to be gathered and can't be: one placement would answer for all. */
export function ungatherable({ gathered, fullSchema, keys }: Supergraph): string[] {
  const roots = new Set([fullSchema.getQueryType()?.name]);
  const entities = new Set([...keys.values()].flatMap((types) => [...types.keys()]));
  return [...gathered].flatMap(([place, { under }]) => {
    const [typeName = '', fieldName = ''] = place.split('.');
    const type = fullSchema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (field === undefined) return [];
    const faults: string[] = [];
    if (!roots.has(typeName) && !entities.has(typeName))
      faults.push(`expected ${typeName} to be the query type or to have a key of plain fields`);
    if (!isListType(getNullableType(field.type)) && connectionTypeOf(field) === undefined)
      faults.push(
        `expected a list, or a connection whose edges have a ${NAMES.sortKey} to merge by, got ${field.type}`,
      );
    if (under !== undefined && !keys.get(under.subgraph)?.has(typeName))
      faults.push(
        `expected ${under.subgraph}, which has ${under.field}, to be asked for ${typeName} by a key`,
      );
    return faults.map((fault) => `- @gather on ${place}: ${fault}`);
  });
}
