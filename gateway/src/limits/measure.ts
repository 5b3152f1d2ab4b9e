import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation asks, with its fragments written out. */
export interface Measure {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

/**
 * Measures one operation of a document.
 *
 * Each fragment is measured once, however often it is used: writing them out could take time without end
 * (`fragment A { ...B ...B }`, `fragment B { ...C ...C }`). A fragment that uses itself counts as empty at that
 * place; validation refuses it by its own rule.
 */
export function measure(operation: OperationDefinitionNode, document: DocumentNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Totals>();
  const totals = ofSelections(operation.selectionSet);
  for (const variable of operation.variableDefinitions ?? []) totals.directives += count(variable.directives);
  totals.directives += count(operation.directives);
  return totals;

  /** `rootFields` here are the fields of this level: those of the operation's own level are its root fields. */
  function ofSelections({ selections }: SelectionSetNode): Totals {
    const sum: Totals = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 };
    for (const selection of selections) {
      sum.directives += count(selection.directives);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        add(sum, ofFragment(selection.name.value));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(sum, ofSelections(selection.selectionSet));
      } else {
        const below = selection.selectionSet ? ofSelections(selection.selectionSet) : EMPTY;
        add(sum, { ...below, depth: below.depth + 1, fields: below.fields + 1, rootFields: 1 });
        if (selection.alias) sum.aliases += 1;
      }
    }
    return sum;
  }

  function ofFragment(name: string): Totals {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return EMPTY;
    measured.set(name, EMPTY);
    const totals = ofSelections(fragment.selectionSet);
    totals.directives += count(fragment.directives);
    measured.set(name, totals);
    return totals;
  }
}

interface Totals {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
  rootFields: number;
}

const EMPTY: Totals = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 };

function add(sum: Totals, part: Totals): void {
  sum.depth = Math.max(sum.depth, part.depth);
  sum.fields += part.fields;
  sum.aliases += part.aliases;
  sum.directives += part.directives;
  sum.rootFields += part.rootFields;
}

function count(directives: readonly DirectiveNode[] | undefined): number {
  return directives?.length ?? 0;
}
