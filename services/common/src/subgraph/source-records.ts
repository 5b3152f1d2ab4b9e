import { documentIdOf, isExternal, type Origin } from '@hub/schema/source-documents';
import { type DefinitionNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';

/** Finds a document record by its id, in the subgraph that holds them. */
export type FindDocument = (reference: { id: string }, context: unknown) => unknown;

/** What every subgraph with sources answers for them; others than the documents' home refer to a record by its id. */
export function sourceResolvers(find: FindDocument | undefined): object {
  return {
    external: (source: Origin) => isExternal(source),
    record(source: Origin, _: unknown, context: unknown) {
      const id = documentIdOf(source);
      if (id === null) return null;
      return find === undefined ? { id } : find({ id }, context);
    },
  };
}

/**
 * Gives `Source` its field `record`, and a subgraph that does not hold the documents a reference to them. It is
 * written here since the class of `Document` is one service's own.
 *
 * @param types the definitions of one subgraph.
 */
export function withSourceRecords(types: DocumentNode): DocumentNode {
  if (!types.definitions.some((type) => isNamed(type, 'Source'))) return types;
  const definitions = types.definitions.map((type) =>
    isNamed(type, 'Source') ? { ...type, fields: [...(type.fields ?? []), ...RECORD] } : type,
  );
  const hasDocument = definitions.some((type) => isNamed(type, 'Document'));
  return { ...types, definitions: hasDocument ? definitions : [...definitions, ...REFERENCE] };
}

/** What a document is, in the words of every subgraph. */
export const DOCUMENT_DESCRIPTION =
  'A document that the data comes from or that belongs to an agreement. Swedish: dokument, handling.';

const RECORD = (
  parse(
    `type Source {
      """
      The record of the document, or of the related document that the place names; null for what comes from elsewhere. Swedish: dokumentpost.
      """
      record: Document
    }`,
    { noLocation: true },
  ).definitions[0] as ObjectTypeDefinitionNode
).fields as NonNullable<ObjectTypeDefinitionNode['fields']>;

const REFERENCE = parse(
  `"""${DOCUMENT_DESCRIPTION}"""
  type Document @key(fields: "id", resolvable: false) {
    """The document’s id: doc-related-63. Swedish: id."""
    id: ID!
  }`,
  { noLocation: true },
).definitions;

function isNamed(type: DefinitionNode, name: string): type is ObjectTypeDefinitionNode {
  return type.kind === Kind.OBJECT_TYPE_DEFINITION && type.name.value === name;
}
