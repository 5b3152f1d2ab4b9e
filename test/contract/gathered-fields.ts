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

/** Edges of gathered connections have a `sortKey` to be merged by, which is no business of clients. */
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
            faults(field, types).map((fault) => ({
              where: `${type}.${field.name.value}`,
              what: `is gathered, but ${fault} in ${subgraph}`,
            })),
          ),
      );
    });
}

function faults(field: FieldDefinitionNode, types: FieldsByType): string[] {
  const found: string[] = [];
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
