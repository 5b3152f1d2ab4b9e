import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import type { KeyTree } from './run.js';

type MutableKeyTree = Map<string, MutableKeyTree>;

/**
 * The response keys that an operation asks for, with those below them, whatever the types.
 *
 * @param renamed keys that are renamed when the answer comes.
 */
export function keyTreeOf(document: DocumentNode, renamed: ReadonlyMap<string, string>): KeyTree {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const add = (selectionSet: SelectionSetNode | undefined, tree: MutableKeyTree): MutableKeyTree => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const name = renamed.get(key) ?? key;
        tree.set(name, add(selection.selectionSet, tree.get(name) ?? new Map()));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet, tree);
      else add(fragments.get(selection.name.value)?.selectionSet, tree);
    }
    return tree;
  };
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return add(operation?.selectionSet, new Map());
}
