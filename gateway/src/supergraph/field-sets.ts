import {
  type ConstDirectiveNode,
  type DocumentNode,
  FieldsOnCorrectTypeRule,
  type GraphQLSchema,
  Kind,
  KnownArgumentNamesRule,
  KnownTypeNamesRule,
  parse,
  ScalarLeafsRule,
  validate,
} from 'graphql';
import { named, stringArgument } from './directives.js';
import { nameOfType } from './public-schema.js';

const RULES = [FieldsOnCorrectTypeRule, ScalarLeafsRule, KnownArgumentNamesRule, KnownTypeNamesRule];

/**
 * What is wrong with the field sets of a supergraph (`@key`, `@requires`, `@provides`), each fault in a line. The query
 * planner does not refuse such a graph: it ends the process.
 */
export function faultsOfFieldSets(supergraph: DocumentNode, schema: GraphQLSchema): string[] {
  const faults: string[] = [];
  const check = (
    directives: readonly ConstDirectiveNode[],
    argument: string,
    type: string,
    place: string,
  ) => {
    for (const directive of directives) {
      const fields = stringArgument(directive, argument);
      if (fields === undefined) continue;
      for (const fault of faultsOf(fields, type, schema))
        faults.push(`- ${place}: expected the ${argument} "${fields}" to name its fields, got: ${fault}`);
    }
  };
  for (const definition of supergraph.definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      continue;
    }
    const type = definition.name.value;
    check(named(definition.directives, 'join__type'), 'key', type, type);
    for (const field of definition.fields ?? []) {
      const place = `${type}.${field.name.value}`;
      const joined = named(field.directives, 'join__field');
      check(joined, 'requires', type, place);
      check(joined, 'provides', nameOfType(field.type), place);
    }
  }
  return faults;
}

function faultsOf(fields: string, type: string, schema: GraphQLSchema): string[] {
  try {
    const document = parse(`fragment Fields on ${type} { ${fields} }`, { noLocation: true });
    return validate(schema, document, RULES).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}
