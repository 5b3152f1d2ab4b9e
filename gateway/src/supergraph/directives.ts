import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** By subgraph: placed type → the key field whose first two characters say which placement owns an entity. */
export type Placements = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What is known of a field whose rows lie in several placements. */
export interface GatheredField {
  /** The argument whose values begin with the codes of the placements to ask; all are asked where it is not given. */
  readonly by: string | undefined;
  /** What gives all keys under which the entity's rows may stand; they stand under its own key where there is none. */
  readonly under: OtherKeys | undefined;
}

/** A field of an entity that lists its keys: the one it has, and those that lead to it. */
export interface OtherKeys {
  readonly field: string;
  /** The subgraph that answers it. */
  readonly subgraph: string;
}

/** By `Type.field`, the fields whose rows lie in several placements. */
export type Gathered = ReadonlyMap<string, GatheredField>;

/** By subgraph: entity type → the fields of a key that it can be asked for by; flat keys only. */
export type Keys = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** What `@live` says of a subscription field: the names by which its stream can be shared and resumed. */
export interface LiveField {
  /** The event's field that holds its cursor. */
  readonly cursor: string;
  /** The event's field that holds the kind of message. */
  readonly message: string;
  /** The event's field that holds its place in the log: `<epoch>:<number>`, comparable as text within an epoch. */
  readonly position: string;
  /** The argument with which a client resumes after a cursor. */
  readonly after: string;
  /** The argument by which the gateway asks to be told where the replay ends. */
  readonly mark: string;
  /** The kind of message that says how things stand. */
  readonly snapshot: string;
  /** The kind of message that says that changes are missing. */
  readonly gap: string;
  /** The kind of message that ends a replay. */
  readonly reached: string;
}

/** Reads `@placement(subgraph:, key:)` from every object type. @throws Error where a key is no field of its type. */
export function readPlacements(document: DocumentNode): Placements {
  const placements = new Map<string, Map<string, string>>();
  for (const type of objectTypes(document)) {
    for (const directive of named(type.directives, 'placement')) {
      const subgraph = requiredArgument(directive, 'subgraph', type.name.value);
      const key = requiredArgument(directive, 'key', type.name.value);
      if (!type.fields?.some(({ name }) => name.value === key))
        throw new Error(
          `@placement on ${type.name.value}: expected key to name a field of the type, got ${key}.`,
        );
      const types = placements.get(subgraph) ?? new Map<string, string>();
      types.set(type.name.value, key);
      placements.set(subgraph, types);
    }
  }
  return placements;
}

/** Reads `@gather(by:, under:)` from every field. */
export function readGathered(document: DocumentNode, graphNames: ReadonlyMap<string, string>): Gathered {
  const gathered = new Map<string, GatheredField>();
  for (const type of objectTypes(document)) {
    for (const field of type.fields ?? []) {
      for (const directive of named(field.directives, 'gather')) {
        const by = stringArgument(directive, 'by');
        const place = `${type.name.value}.${field.name.value}`;
        if (by !== undefined && !field.arguments?.some(({ name }) => name.value === by))
          throw new Error(`@gather on ${place}: expected by to name an argument of the field, got ${by}.`);
        gathered.set(place, { by, under: readUnder(directive, type, place, graphNames) });
      }
    }
  }
  return gathered;
}

function readUnder(
  directive: ConstDirectiveNode,
  type: ObjectTypeDefinitionNode,
  place: string,
  graphNames: ReadonlyMap<string, string>,
): OtherKeys | undefined {
  const under = stringArgument(directive, 'under');
  if (under === undefined) return undefined;
  const field = type.fields?.find(({ name }) => name.value === under);
  const [subgraph] = graphsOf(named(field?.directives, 'join__field'), graphNames);
  if (subgraph === undefined)
    throw new Error(`@gather on ${place}: expected under to name a field of one subgraph, got ${under}.`);
  return { field: under, subgraph };
}

/** The subgraphs that directives of the composition name, in their order. */
export function graphsOf(
  directives: readonly ConstDirectiveNode[],
  graphNames: ReadonlyMap<string, string>,
): string[] {
  return directives.flatMap((directive) => {
    const graph = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
    return graph?.kind === Kind.ENUM ? [graphNames.get(graph.value) ?? graph.value] : [];
  });
}

/** Reads from `@join__type` by which keys a subgraph can be asked for an entity. */
export function readKeys(document: DocumentNode, graphNames: ReadonlyMap<string, string>): Keys {
  const keys = new Map<string, Map<string, readonly string[]>>();
  for (const type of objectTypes(document)) {
    for (const directive of named(type.directives, 'join__type')) {
      const { graph, key, resolvable } = Object.fromEntries(
        (directive.arguments ?? []).map(({ name, value }) => [name.value, value]),
      );
      if (graph?.kind !== Kind.ENUM || key?.kind !== Kind.STRING || /[{(]/.test(key.value)) continue;
      if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) continue;
      const subgraph = graphNames.get(graph.value) ?? graph.value;
      const types = keys.get(subgraph) ?? new Map<string, readonly string[]>();
      if (!types.has(type.name.value)) types.set(type.name.value, key.value.trim().split(/[\s,]+/));
      keys.set(subgraph, types);
    }
  }
  return keys;
}

/** Reads `@live` from the fields of the subscription type. */
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
  const named = LIVE_NAMES.map((name) => [name, requiredArgument(directive, name, field.name.value)]);
  const live: LiveField = Object.fromEntries(named);
  for (const argument of [live.after, live.mark]) {
    if (!field.arguments?.some(({ name }) => name.value === argument))
      throw new Error(`@live on ${field.name.value}: expected an argument ${argument}, got none.`);
  }
  return live;
}

const LIVE_NAMES = [
  'cursor',
  'message',
  'position',
  'after',
  'mark',
  'snapshot',
  'gap',
  'reached',
] as const satisfies readonly (keyof LiveField)[];

export function requiredArgument(directive: ConstDirectiveNode, name: string, place: string): string {
  const value = stringArgument(directive, name);
  if (value === undefined) {
    throw new Error(
      `@${directive.name.value} on ${place}: expected a string for the argument ${name}, got none.`,
    );
  }
  return value;
}

/** The object types of a document. */
export function objectTypes(document: DocumentNode): ObjectTypeDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
}

/** The directives of a name. */
export function named(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): ConstDirectiveNode[] {
  return directives?.filter((directive) => directive.name.value === name) ?? [];
}
