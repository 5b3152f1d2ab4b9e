import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** A small value of an input type in which every required field stands. @param known what some fields hold, by their names. */
export function validInput(
  type: GraphQLInputObjectType,
  known: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const required = Object.values(type.getFields()).filter(
    ({ name, type: of, defaultValue }) => name in known || (isNonNullType(of) && defaultValue === undefined),
  );
  return Object.fromEntries(required.map((field) => [field.name, givenOr(field, known)]));
}

function givenOr({ name, type }: GraphQLInputField, known: Readonly<Record<string, unknown>>): unknown {
  return name in known ? known[name] : validValue(name, type);
}

/** A value that a field of this name and type takes. */
export function validValue(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return validValue(name, type.ofType);
  if (isListType(type)) return [validValue(name, type.ofType)];
  if (isInputObjectType(type)) return validInput(type);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type.name === 'Boolean') return false;
  if (type.name === 'Float') return 0.5;
  if (type.name === 'Date') return '2026-01-01';
  if (type.name === 'Int' || type.name === 'Kronor') return /Year$/.test(name) ? 2026 : 1;
  return /^(date|validTo|validFrom|founded|decided|start|end|asOf)$/.test(name)
    ? '2026-11-21'
    : `Prov ${name}`;
}
