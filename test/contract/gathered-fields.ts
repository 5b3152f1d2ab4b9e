import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql';
import type { Subgraphs } from './compose.js';
import type { Finding } from './finding.js';

/**
 * Fields that are gathered from several deployments must be such that they can be. Below a root, `@requires` makes the
 * field an entity fetch wherever it stands: where its own subgraph gives the entity, one deployment would else answer
 * the field in passing, without the rows of the others. A connection's edges need a `sortKey` to be merged by, which is
 * no business of clients.
 */
export function ungatherableFields(subgraphs: Subgraphs): Finding[] {
  return Object.entries(subgraphs)
    .sort()
    .flatMap(([subgraph, sdl]) => {
      const document = parse(sdl);
      const types = fieldsByType(document);
      return [...types].flatMap(([type, fields]) =>
        fields
          .filter(({ directives }) => has(directives, 'gather'))
          .flatMap((field) =>
            faults(type, field, types).map((fault) => ({
              where: `${type}.${field.name.value}`,
              what: `is gathered, but ${fault} in ${subgraph}`,
            })),
          ),
      );
    });
}

function faults(type: string, field: FieldDefinitionNode, types: FieldsByType): string[] {
  const found: string[] = [];
  if (type !== 'Query' && !has(field.directives, 'requires'))
    found.push('requires no field of another subgraph');
  const edges = types.get(nameOf(field.type))?.find(({ name }) => name.value === 'edges');
  if (edges !== undefined) {
    const sortKey = types.get(nameOf(edges.type))?.find(({ name }) => name.value === 'sortKey');
    if (sortKey === undefined) found.push('its edges have no sortKey');
    else if (!has(sortKey.directives, 'inaccessible')) found.push('clients see the sortKey of its edges');
  }
  return found;
}

type FieldsByType = ReadonlyMap<string, readonly FieldDefinitionNode[]>;

function fieldsByType({ definitions }: DocumentNode): FieldsByType {
  return new Map(
    definitions
      .filter(isTypeDefinitionNode)
      .map((type) => [type.name.value, type.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : []]),
  );
}

function has(directives: readonly DirectiveNode[] | undefined, wanted: string): boolean {
  return directives?.some(({ name }) => name.value === wanted) ?? false;
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
