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
  const { name } = type;
  switch (name) {
    case 'Int':
      return (value) => (typeof value === 'number' && (value | 0) === value ? value : refused(name, value));
    case 'Float':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? value : refused(name, value));
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : refused(name, value));
    case 'ID':
      return (value) =>
        typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : refused(name, value);
    default:
      return (value) => {
        if (typeof value === 'string') return value;
        return typeof value === 'number' || typeof value === 'boolean' ? String(value) : refused(name, value);
      };
  }
}

function refused(type: string, value: unknown): never {
  const shown = JSON.stringify(value).slice(0, LONGEST_SHOWN);
  throw new Error(`Expected a value of the type ${type}, got ${shown}.`);
}

const LONGEST_SHOWN = 60;
