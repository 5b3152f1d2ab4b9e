import { type DocumentNode, Kind, print, type SelectionNode, visit } from 'graphql';

/**
 * The document without what a selection set says again word for word: fields that have nothing below them, and spreads
 * of fragments. The answer is the same, and validation, which compares every field of a response key with every other,
 * would give up on hundreds of them without saying why.
 */
export function withoutRepeats(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(set) {
      const said = new Set<string>();
      const selections = set.selections.filter((selection) => {
        const words = wordsOf(selection);
        if (words === undefined) return true;
        const isNew = !said.has(words);
        said.add(words);
        return isNew;
      });
      return selections.length === set.selections.length ? undefined : { ...set, selections };
    },
  });
}

function wordsOf(selection: SelectionNode): string | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return undefined;
  if (selection.directives?.length) return undefined;
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}`;
  if (selection.selectionSet) return undefined;
  const { alias, name, arguments: given } = selection;
  return given?.length ? print(selection) : `${alias?.value ?? ''}:${name.value}`;
}
