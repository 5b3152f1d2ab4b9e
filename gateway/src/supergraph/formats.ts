import { FORMATS, type Format, type FormatName } from '@hub/schema/formats';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  isScalarType,
  Kind,
  type ScalarTypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { stringArgument } from './directives.js';

/**
 * Makes the schema refuse values of scalars that are not as `@format(as:)` says, in literals and in variables. A
 * subgraph would refuse them too, but with all else that it was asked beside them.
 *
 * @throws Error for a format that is not known.
 */
export function applyFormats(schema: GraphQLSchema, document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION) continue;
    const type = schema.getType(definition.name.value);
    const format = formatOf(definition);
    if (format !== undefined && isScalarType(type)) checkValues(type, format);
  }
}

function formatOf({ name, directives }: ScalarTypeDefinitionNode): Format | undefined {
  const directive = directives?.find((each) => each.name.value === 'format');
  if (directive === undefined) return undefined;
  const as = stringArgument(directive, 'as');
  if (as !== undefined && Object.hasOwn(FORMATS, as)) return FORMATS[as as FormatName];
  throw new Error(
    `@format on ${name.value}: expected as to be one of ${Object.keys(FORMATS).join(', ')}, got ${as ?? 'none'}.`,
  );
}

function checkValues(type: GraphQLScalarType, { test, expected }: Format): void {
  const check = (value: unknown): unknown => {
    if (test(value)) return value;
    throw new GraphQLError(`${type.name}: expected ${expected}, got ${shown(value)}.`);
  };
  type.parseValue = check;
  type.parseLiteral = (node, variables) => check(valueFromASTUntyped(node, variables));
}

const LONGEST_SHOWN = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
