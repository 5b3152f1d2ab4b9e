import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { root } from './launcher.js';

/** Limits of a gateway, as variables of its launcher, within which such queries are answered, also on a busy machine. */
export const WIDE_LIMITS = {
  MAX_COST: '1000000',
  MAX_FIELDS: '5000',
  MAX_DEPTH: '30',
  MAX_TOKENS: '20000',
  MAX_NESTING: '60',
  PLACEMENT_DEADLINE: '20000',
  SUBGRAPH_DEADLINE: '20000',
  REQUEST_TIMEOUT: '60000',
};

/**
 * Queries that ask for all that a graph shows of one region: made from the public schema, so that a field that is added
 * is asked for too. A record of its own inside another is asked for its values, and for those of the records that it refers
 * to: what belongs to it may lie in other regions.
 */
export function regionQueries(regionCode: string): Record<string, string> {
  const schema = buildSchema(readFileSync(`${root}/schema/public.graphql`, 'utf8'));
  const entities = entitiesOf(schema);
  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no queries');
  const queries: Record<string, string> = {
    region: `{ region(code: "${regionCode}") ${selection(schema.getType('Region') as GraphQLObjectType, entities, [])} }`,
  };
  for (const field of Object.values(query.getFields())) {
    const node = nodeOf(field);
    const args = field.args.map(({ name }) => name);
    const filter = field.args.find(({ name }) => name === 'filter');
    const filterType = filter && getNamedType(filter.type);
    const inFilter = isInputObjectType(filterType) && 'regionCode' in filterType.getFields();
    if (!node || !(args.includes('regionCode') || inFilter)) continue;
    const where = inFilter ? `filter: { regionCode: ["${regionCode}"] }` : `regionCode: ["${regionCode}"]`;
    queries[field.name] =
      `{ ${field.name}(${where}, first: 100) { totalCount nodes ${selection(node, entities, [])} } }`;
  }
  return queries;
}

/** Types that the graph has root fields for: records that stand by themselves. */
function entitiesOf(schema: GraphQLSchema): Set<string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Set(fields.map((field) => nodeOf(field)?.name ?? getNamedType(field.type).name));
}

function selection(type: GraphQLObjectType, entities: ReadonlySet<string>, path: readonly string[]): string {
  const within = [...path, type.name];
  const isInside = within.filter((name) => entities.has(name)).length > 1;
  const fields = Object.values(type.getFields()).flatMap((field): string[] => {
    if (field.deprecationReason || field.args.some(({ type: arg }) => isNonNullType(arg))) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    if (isUnionType(named)) {
      const ids = named.getTypes().filter((each) => each.getFields().id);
      return [`${field.name} { __typename ${ids.map(({ name }) => `... on ${name} { id }`).join(' ')} }`];
    }
    if (isInterfaceType(named)) return [`${field.name} { __typename }`];
    const node = nodeOf(field);
    const next = node ?? (isObjectType(named) ? named : undefined);
    if (!next) return [];
    // Of a record of the same type, such as the document that another is part of: which one it is.
    if (next === type && !isList(field)) return [`${field.name} { id }`];
    if (within.includes(next.name)) return [];
    if (isInside && !isList(field) && entities.has(next.name)) return [`${field.name} ${valuesOf(next)}`];
    if (isInside && isList(field)) return valuesAlone(next) ? [inner(field, next)] : [];
    return [inner(field, next)];

    function inner(each: GraphQLField<unknown, unknown>, of: GraphQLObjectType): string {
      const inside = selection(of, entities, within);
      return node ? `${each.name}(first: 50) { totalCount nodes ${inside} }` : `${each.name} ${inside}`;
    }
  });
  return `{ __typename ${fields.join(' ')} }`;
}

const isList = (field: GraphQLField<unknown, unknown>): boolean =>
  isListType(isNonNullType(field.type) ? field.type.ofType : field.type) || nodeOf(field) !== undefined;

/** The fields of a record that are values by themselves. */
const valuesOf = (type: GraphQLObjectType): string => {
  const values = Object.values(type.getFields()).filter(
    ({ args, deprecationReason, type: of }) =>
      !deprecationReason && args.length === 0 && isLeafType(getNamedType(of)),
  );
  return `{ __typename ${values.map(({ name }) => name).join(' ')} }`;
};

const valuesAlone = (type: GraphQLObjectType): boolean =>
  Object.values(type.getFields()).every((field) => isLeafType(getNamedType(field.type)));

/** The type of a connection's nodes. */
function nodeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || !type.name.endsWith('Connection')) return undefined;
  return getNamedType(type.getFields().nodes?.type) as GraphQLObjectType;
}
