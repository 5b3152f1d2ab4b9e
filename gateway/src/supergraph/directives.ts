import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** By subgraph: placed type → the key field whose first two characters say which placement owns an entity. */
export type Placements = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Fields whose rows lie in several placements, as `Type.field`. */
export type Gathered = ReadonlySet<string>;

/** What `@live` says of a subscription field. */
export interface LiveField {
  /** The event's field that holds its cursor. */
  readonly cursor: string;
  /** The argument with which a client resumes after a cursor. */
  readonly after: string;
  /** The event's field that holds the kind of message. */
  readonly message: string;
}

/** Reads `@placement(subgraph:, key:)` from every object type. */
export function readPlacements(document: DocumentNode): Placements {
  const placements = new Map<string, Map<string, string>>();
  for (const type of objectTypes(document)) {
    for (const directive of named(type.directives, 'placement')) {
      const subgraph = requiredArgument(directive, 'subgraph', type.name.value);
      const types = placements.get(subgraph) ?? new Map<string, string>();
      types.set(type.name.value, requiredArgument(directive, 'key', type.name.value));
      placements.set(subgraph, types);
    }
  }
  return placements;
}

/** Reads `@gather` from every field. */
export function readGathered(document: DocumentNode): Gathered {
  const gathered = new Set<string>();
  for (const type of objectTypes(document)) {
    for (const field of type.fields ?? []) {
      if (named(field.directives, 'gather').length > 0)
        gathered.add(`${type.name.value}.${field.name.value}`);
    }
  }
  return gathered;
}

/** Reads `@live(cursor:, after:, message:)` from the fields of the subscription type. */
export function readLive(document: DocumentNode): ReadonlyMap<string, LiveField> {
  const live = new Map<string, LiveField>();
  for (const type of objectTypes(document)) {
    for (const field of type.fields ?? []) {
      for (const directive of named(field.directives, 'live'))
        live.set(field.name.value, liveField(directive, field));
    }
  }
  return live;
}

/** The text of a directive's argument; undefined where it is absent or not a string. */
export function stringArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function liveField(directive: ConstDirectiveNode, field: FieldDefinitionNode): LiveField {
  const read = (name: string) => requiredArgument(directive, name, field.name.value);
  return { cursor: read('cursor'), after: read('after'), message: read('message') };
}

function requiredArgument(directive: ConstDirectiveNode, name: string, place: string): string {
  const value = stringArgument(directive, name);
  if (value === undefined) {
    throw new Error(
      `@${directive.name.value} on ${place}: expected a string for the argument ${name}, got none.`,
    );
  }
  return value;
}

function objectTypes(document: DocumentNode): ObjectTypeDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
}

function named(directives: readonly ConstDirectiveNode[] | undefined, name: string): ConstDirectiveNode[] {
  return directives?.filter((directive) => directive.name.value === name) ?? [];
}
