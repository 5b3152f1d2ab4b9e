import {
  buildClientSchema,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isObjectType,
} from 'graphql';
import type { World } from '../world.js';

/** A mutation of the public schema; each has one argument `input`. */
export interface Mutation {
  readonly name: string;
  readonly input: GraphQLInputObjectType;
  /** Asks for the refusals, and for the id and the revision of each record that the payload shows. */
  readonly document: string;
}

/** Every mutation that a running hub has, by what it says of itself. */
export async function mutationsOf(world: World): Promise<Mutation[]> {
  const schema = buildClientSchema(await world.data<IntrospectionQuery>(getIntrospectionQuery()));
  const fields = Object.values(mutationType(schema).getFields());
  return fields.map(({ name, args, type }) => {
    const [argument] = args;
    if (argument?.name !== 'input' || args.length !== 1) throw new Error(`${name} is not like other writes`);
    const payload = getNamedType(type) as GraphQLObjectType;
    return {
      name,
      input: getNamedType(argument.type) as GraphQLInputObjectType,
      document: `mutation ($input: ${argument.type}) { ${name}(input: $input) { ${shown(payload)} } }`,
    };
  });
}

function mutationType(schema: GraphQLSchema): GraphQLObjectType {
  const type = schema.getMutationType();
  if (!type) throw new Error('the hub has no mutations');
  return type;
}

function shown(payload: GraphQLObjectType): string {
  const records = Object.values(payload.getFields()).flatMap(({ name, type }) => {
    const record = getNamedType(type);
    if (name === 'refusals' || !isObjectType(record)) return [];
    const known = ['id', 'revision'].filter((field) => field in record.getFields());
    return known.length === 0 ? [] : [`${name} { __typename ${known.join(' ')} }`];
  });
  return ['refusals { code message field }', ...records].join(' ');
}
