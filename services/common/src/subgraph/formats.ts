import { type DocumentNode, type GraphQLSchema, Kind, visit } from 'graphql';

/** The directive that {@link withFormats} writes. */
export const FORMAT = 'format';

/** Says of each scalar of the hub what its values look like, as the scalar itself says (`extensions.format`). */
export function withFormats(types: DocumentNode, schema: GraphQLSchema): DocumentNode {
  return visit(types, {
    ScalarTypeDefinition(scalar) {
      const format = schema.getType(scalar.name.value)?.extensions.format;
      if (typeof format !== 'string') return undefined;
      const directive = {
        kind: Kind.DIRECTIVE,
        name: { kind: Kind.NAME, value: FORMAT },
        arguments: [
          {
            kind: Kind.ARGUMENT,
            name: { kind: Kind.NAME, value: 'as' },
            value: { kind: Kind.STRING, value: format },
          },
        ],
      } as const;
      return { ...scalar, directives: [...(scalar.directives ?? []), directive] };
    },
  });
}
