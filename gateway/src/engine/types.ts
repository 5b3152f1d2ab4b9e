import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';

/**
 * Which types stand for which. A `__typename` in an answer may be an interface's name: a subgraph that knows only the
 * interface (`@interfaceObject`) says so.
 */
export interface Types {
  /** Whether an object whose `__typename` is `name` can be taken for a `condition`. */
  isA(name: string, condition: string): boolean;
  isObject(name: string): boolean;
  /** The type and all that can be taken for it. */
  namesOf(condition: string): string[];
}

/** Reads the relations of a schema's types. */
export function typesOf(schema: GraphQLSchema): Types {
  const names = new Map<string, string[]>();
  const namesOf = (condition: string): string[] => {
    const known = names.get(condition);
    if (known !== undefined) return known;
    const type = schema.getType(condition);
    const found = [condition];
    if (isAbstractType(type)) {
      found.push(...schema.getPossibleTypes(type).map(({ name }) => name));
      if ('getInterfaces' in type)
        found.push(...schema.getImplementations(type).interfaces.map(({ name }) => name));
    }
    names.set(condition, found);
    return found;
  };
  return {
    isA: (name, condition) => name === condition || namesOf(condition).includes(name),
    isObject: (name) => isObjectType(schema.getType(name)),
    namesOf,
  };
}
