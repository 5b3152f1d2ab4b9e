import { type GraphQLEnumType, type GraphQLScalarType, isEnumType, isSpecifiedScalarType } from 'graphql';

/**
 * Checks a leaf value that a subgraph gave, and coerces what may be coerced.
 *
 * @throws Error saying what was expected. Values of enums are not repeated: they may be hidden from clients.
 */
export type CheckLeaf = (value: unknown) => unknown;

/** The check for a leaf type of the public schema. Custom scalars pass as they are. */
export function compileLeaf(type: GraphQLScalarType | GraphQLEnumType): CheckLeaf {
  if (isEnumType(type)) {
    const values = new Set(type.getValues().map(({ name }) => name));
    return (value) => {
      if (values.has(value as string)) return value;
      throw new Error(`Expected a value of the enum ${type.name}, got one it does not have.`);
    };
  }
  if (!isSpecifiedScalarType(type)) return (value) => value;
  switch (type.name) {
    case 'Int':
      return (value) =>
        typeof value === 'number' && (value | 0) === value ? value : refused(type.name, value);
    case 'Float':
      return (value) =>
        typeof value === 'number' && Number.isFinite(value) ? value : refused(type.name, value);
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : refused(type.name, value));
    default:
      return (value) => (typeof value === 'string' ? value : toText(type.name, value));
  }
}

function toText(type: string, value: unknown): string {
  if (type === 'String' && typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return refused(type, value);
  if (type === 'ID' && !Number.isInteger(value)) return refused(type, value);
  return String(value);
}

function refused(type: string, value: unknown): never {
  const shown = JSON.stringify(value).slice(0, LONGEST_SHOWN);
  throw new Error(`Expected a value of the type ${type}, got ${shown}.`);
}

const LONGEST_SHOWN = 60;
