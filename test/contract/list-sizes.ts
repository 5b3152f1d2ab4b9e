import {
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql';
import type { Subgraphs } from './compose.js';
import type { Finding } from './finding.js';

/**
 * Fields that return a connection must say with `@listSize` which argument bounds the rows, and with `@range` what it
 * takes: the gateway takes a list that says nothing for a short one, and would let an operation through that costs
 * more than it may.
 */
export function unsizedConnections(subgraphs: Subgraphs): Finding[] {
  return Object.entries(subgraphs)
    .sort()
    .flatMap(([subgraph, sdl]) =>
      parse(sdl).definitions.flatMap((type) =>
        (isTypeDefinitionNode(type) || isTypeExtensionNode(type)) && 'fields' in type
          ? (type.fields ?? []).flatMap((field) =>
              field.kind === Kind.FIELD_DEFINITION &&
              nameOf(field.type).endsWith('Connection') &&
              !isSized(field)
                ? {
                    where: `${type.name.value}.${field.name.value}`,
                    what: `returns a connection, but its @listSize in ${subgraph} names no argument with a @range`,
                  }
                : [],
            )
          : [],
      ),
    );
}

function isSized({ directives, arguments: given }: FieldDefinitionNode): boolean {
  const listSize = directives?.find(({ name }) => name.value === 'listSize');
  const slicing = listSize?.arguments?.find(({ name }) => name.value === 'slicingArguments')?.value;
  const names = slicing?.kind === Kind.LIST ? slicing.values : [];
  return names.some((value) => {
    const argument = given?.find(({ name }) => value.kind === Kind.STRING && name.value === value.value);
    return argument?.directives?.some(({ name }) => name.value === 'range') ?? false;
  });
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
