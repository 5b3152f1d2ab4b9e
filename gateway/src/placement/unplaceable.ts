import { type GraphQLInputType, getNullableType, isInputObjectType, isLeafType } from 'graphql';
import type { Supergraph } from '../supergraph/index.js';

/**
 * What is wrong with fields that one placement answers: a mutation that names none would change whichever placement
 * serves the rest, and a way that leads nowhere would name none.
 */
export function unplaceable(supergraph: Supergraph): string[] {
  return [...unplacedMutations(supergraph), ...waysToNothing(supergraph)];
}

function unplacedMutations({ homes, placements, placedFields, fullSchema }: Supergraph): string[] {
  const mutation = fullSchema.getMutationType()?.name;
  return [...homes].flatMap(([place, subgraphs]) => {
    const subgraph = subgraphs.find((name) => placements.has(name));
    if (!place.startsWith(`${mutation}.`) || subgraph === undefined || placedFields.has(place)) return [];
    return [`- ${place}: expected @placedBy, since its subgraph ${subgraph} is placed`];
  });
}

function waysToNothing({ placedFields, homes, fullSchema }: Supergraph): string[] {
  return [...placedFields].flatMap(([place, [argument, ...below]]) => {
    if (!homes.has(place)) return [`- @placedBy on ${place}: expected a field of a root type`];
    const [typeName = '', fieldName = ''] = place.split('.');
    const type = fullSchema.getType(typeName);
    const field = type !== undefined && 'getFields' in type ? type.getFields()[fieldName] : undefined;
    const given =
      field !== undefined && 'args' in field
        ? field.args.find(({ name }) => name === argument)?.type
        : undefined;
    const value = below.reduce(typeBelow, given);
    if (value !== undefined && isLeafType(getNullableType(value))) return [];
    const way = [argument, ...below].join('.');
    return [`- @placedBy on ${place}: expected the way to a value of its arguments, got ${way}`];
  });
}

function typeBelow(type: GraphQLInputType | undefined, name: string): GraphQLInputType | undefined {
  const input = type && getNullableType(type);
  return isInputObjectType(input) ? input.getFields()[name]?.type : undefined;
}
