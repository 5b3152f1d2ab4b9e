import { type DocumentNode, Kind, visit } from 'graphql';

/** The directive that {@link withHiddenValues} writes. */
const INACCESSIBLE = 'inaccessible';

/**
 * Hides values of enums from clients: type-graphql puts directives on everything else, but not on them.
 *
 * @param hidden such as `Color.RED`.
 * @throws Error where there is no such value.
 */
export function withHiddenValues(types: DocumentNode, hidden: readonly string[]): DocumentNode {
  const left = new Set(hidden);
  const marked = visit(types, {
    EnumTypeDefinition: (type) => ({
      ...type,
      values: type.values?.map((value) =>
        left.delete(`${type.name.value}.${value.name.value}`)
          ? { ...value, directives: [...(value.directives ?? []), DIRECTIVE] }
          : value,
      ),
    }),
  });
  if (left.size > 0) throw new Error(`Expected values of enums to hide, found no ${[...left].join(', ')}.`);
  return marked;
}

const DIRECTIVE = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: INACCESSIBLE } } as const;
