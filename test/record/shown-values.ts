import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { World } from '../world.js';

/** All that a record says, by field: without what is null or empty, and sources as one text each. */
export type Values = Readonly<Record<string, unknown>>;

/** The kinds of records that stand by themselves, by the root field that shows one, or all of them. */
export const STANDING = {
  region: 'Region',
  municipality: 'Municipality',
  organisation: 'Organisation',
  agreement: 'Agreement',
  body: 'Body',
  event: 'Event',
  project: 'Project',
  document: 'Document',
  contradictions: 'Contradiction',
  definitions: 'Definition',
} as const;

export type Standing = keyof typeof STANDING;

/** Those whose root field shows all. */
const SHOWN_TOGETHER: readonly Standing[] = ['contradictions', 'definitions'];

/**
 * Fields that are not of the record: how the hub runs, when, and what became of a record in it. Lists in pages are held
 * from their other end, where each record names what it belongs to.
 */
const NOT_OF_THE_RECORD: Readonly<Record<string, readonly string[]>> = {
  Region: ['joined', 'freshness', 'agreementsConfirmedAt', 'signatories'],
  // No source says it: it is opened and closed in the hub.
  Agreement: ['joining'],
  SignatoryCount: ['value', 'basis', 'registered', 'registerComplete', 'sequence', 'asOf'],
  // It follows from the value.
  PartialDate: ['precision'],
};
const NEVER = ['revision', 'updatedAt', 'verifyHistory', 'history'];

const schema = buildSchema(readFileSync(new URL('../../schema/public.graphql', import.meta.url), 'utf8'));
const standing: readonly string[] = Object.values(STANDING);

/** The records of a kind that the graph shows at the given keys, by key; what is not there is left out. */
export async function shownValues(
  hub: Pick<World, 'data'>,
  kind: Standing,
  keys: readonly string[],
  documents: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, Values>> {
  const type = typeOf(STANDING[kind]);
  const key = keyOf(type) as string;
  const fields = selection(type, []);
  const shown: Values[] = [];
  if (SHOWN_TOGETHER.includes(kind)) {
    const { found } = await hub.data<{ found: Values[] }>(`{ found: ${kind} ${fields} }`);
    shown.push(...found);
  } else {
    const query = `query ($key: ID!) { found: ${kind}(${key}: $key) ${fields} }`;
    for (const each of keys) {
      const { found } = await hub.data<{ found: Values | null }>(query, { variables: { key: each } });
      if (found !== null) shown.push(found);
    }
  }
  const numbers = new Map(Object.entries(documents).map(([number, title]) => [title, number]));
  return new Map(shown.map((record) => [String(record[key]), plain(record, numbers) as Values]));
}

/** Every field of a record; of others that it names, the key. */
function selection(type: GraphQLObjectType, path: readonly string[]): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (!isOfTheRecord(type, field)) return [];
    if (isLeafType(named)) return [field.name];
    if (isUnionType(named)) {
      const each = named.getTypes().map((one) => `... on ${one.name} { ${keyOf(one)} }`);
      return [`${field.name} { __typename ${each.join(' ')} }`];
    }
    if (!isObjectType(named)) return [];
    const key = keyOf(named);
    const isPart = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const isNamed = standing.includes(named.name) || [...path, type.name].includes(named.name) || !isPart;
    return [
      `${field.name} ${key !== undefined && isNamed ? `{ ${key} }` : selection(named, [...path, type.name])}`,
    ];
  });
  return `{ ${fields.join(' ')} }`;
}

function isOfTheRecord(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  return !(
    NEVER.includes(field.name) ||
    NOT_OF_THE_RECORD[type.name]?.includes(field.name) ||
    field.deprecationReason ||
    field.args.some(({ type: of }) => isNonNullType(of)) ||
    getNamedType(field.type).name.endsWith('Connection')
  );
}

/** The field that a record is known by. */
const keyOf = (type: GraphQLObjectType): 'code' | 'id' | undefined =>
  (['code', 'id'] as const).find((name) => name in type.getFields());

function typeOf(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`Expected ${name} to be a type of the public schema.`);
  return type;
}

/** Without nulls, empty lists and what clients of the hub have recorded since; a list keeps its order. */
function plain(value: unknown, numbers: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    const each = value.filter((part) => !isRecorded(part)).map((part) => plain(part, numbers));
    return each.length === 0 ? undefined : each;
  }
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  if (isSource(value)) return sourceText(value, numbers);
  const fields = Object.entries(value).flatMap(([name, part]) => {
    const shown = plain(part, numbers);
    return shown === undefined ? [] : [[name, shown]];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

interface FoundSource {
  readonly document: string | null;
  readonly place: string | null;
  readonly url: string | null;
  readonly external: boolean;
  readonly record: { readonly id: string } | null;
}

const isSource = (value: object): value is FoundSource => 'recordedAt' in value;

/** "003 page 2 = doc-slutrapport-samverkansrad": the document by its number, the place, the address, the record it leads to. */
function sourceText(source: FoundSource, numbers: ReadonlyMap<string, string>): string {
  const { document, place, url, external, record } = source;
  const said = [document && (numbers.get(document) ?? document), place, url].filter((part) => part !== null);
  return [external ? 'external:' : undefined, ...said, record && `= ${record.id}`].filter(Boolean).join(' ');
}

/** Whether a part was written by a client: its source, or each of its sources, has the time. */
function isRecorded(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { recordedAt, source, sources } = part as {
    recordedAt?: unknown;
    source?: object;
    sources?: object[];
  };
  if (sources !== undefined) return sources.length > 0 && sources.every(isRecorded);
  return source ? isRecorded(source) : typeof recordedAt === 'string';
}
