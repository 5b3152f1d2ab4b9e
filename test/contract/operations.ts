import { GraphQLError, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import type { Finding } from './finding.js';

/** Each file's text, by its path. */
export type Files = Readonly<Record<string, string>>;

/** Named operations must be valid against the public schema, and have names of their own. */
export function invalidOperations(operations: Files, schema: GraphQLSchema): Finding[] {
  const names = new Map<string, string>();
  return Object.entries(operations).flatMap(([where, text]) => check(where, text, schema, names));
}

function check(where: string, text: string, schema: GraphQLSchema, names: Map<string, string>): Finding[] {
  try {
    const document = parse(text);
    const findings = validate(schema, document).map(({ message }) => ({ where, what: message }));
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const name = definition.name?.value;
      const other = name && names.get(name);
      if (!name) findings.push({ where, what: 'an operation without a name' });
      else if (other) findings.push({ where, what: `the operation ${name} is in ${other} too` });
      else names.set(name, where);
    }
    return findings;
  } catch (error) {
    if (error instanceof GraphQLError) return [{ where, what: error.message }];
    throw error;
  }
}
