import {
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
} from 'graphql';

/** The arguments of federation's directives that hold field sets which the planner fetches of its own accord. */
const FIELD_SETS = new Set(['requires', 'key']);

/** Names of fields that take arguments and stand in some `@requires` or `@key`. */
export function readNeededFields(supergraph: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> {
  const named = new Set<string>();
  visit(supergraph, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'join__field' && name.value !== 'join__type') return;
      for (const argument of given ?? []) {
        if (!FIELD_SETS.has(argument.name.value) || argument.value.kind !== Kind.STRING) continue;
        visit(parse(`{${argument.value.value}}`, { noLocation: true }), {
          Field: (field) => void named.add(field.name.value),
        });
      }
    },
  });
  const withArguments = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0 && named.has(field.name)) withArguments.add(field.name);
    }
  }
  return withArguments;
}
