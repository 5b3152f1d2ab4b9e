import type { Search, Term } from '../text/search.js';

/** An expression of SQL of the type tsquery, and what its named parameters are. */
export interface SearchQuery {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The search as PostgreSQL is asked for it. Whatever was typed is a parameter. Words that say nothing (`och`, `för`) are
 * left out, unless there are no others: then they are taken for beginnings.
 */
export function searchQuery(search: Search): SearchQuery {
  const parameters: Record<string, string> = {};
  const terms = search.flatMap((group, g) =>
    group.map((term, t) => {
      const name = `search_${g}_${t}`;
      if (term.whole !== undefined) {
        parameters[`${name}_whole_typed`] = term.whole.typed;
        parameters[`${name}_whole_folded`] = term.whole.folded;
      }
      parameters[`${name}_typed`] = term.typed;
      parameters[`${name}_folded`] = term.kind === 'number' ? numberQuery(term.folded) : term.folded;
      return { group: g, term, name };
    }),
  );
  const join = (sqlOf: (term: Term, name: string) => string | null) =>
    search
      .map((_, g) =>
        terms.flatMap(({ group, term, name }) => (group === g ? (sqlOf(term, name) ?? []) : [])).join(' && '),
      )
      .filter((group) => group !== '')
      .map((group) => `(${group})`)
      .join(' || ') || NOTHING;
  const all = join(sqlOfTerm);
  const beginnings = join((term, name) => (term.kind === 'word' ? beginning(name) : null));
  const sql =
    beginnings === NOTHING ? all : `case when numnode(${all}) = 0 then ${beginnings} else ${all} end`;
  return { sql: `(${sql})`, parameters };
}

/** A query that no row fits. */
const NOTHING = "''::tsquery";

function sqlOfTerm({ kind, whole }: Term, name: string): string {
  const exact = inflected(name);
  switch (kind) {
    case 'number':
      return `to_tsquery('simple', :${name}_folded)`;
    case 'phrase':
      return unlessEmpty(name, exact);
    case 'excluded':
      return unlessEmpty(name, `!!${exact}`);
    case 'word': {
      const fitting = [name, ...(whole === undefined ? [] : [`${name}_whole`])];
      return unlessEmpty(
        name,
        `(${fitting.flatMap((each) => [inflected(each), beginning(each)]).join(' || ')})`,
      );
    }
  }
}

/** Words with the stems of those that were typed, or of their base forms. */
function inflected(name: string): string {
  return `(phraseto_tsquery('swedish', :${name}_typed) || phraseto_tsquery('swedish', search_base(:${name}_folded)))`;
}

/** A word that the Swedish configuration leaves out is left out in its folded form too. */
function unlessEmpty(name: string, sql: string): string {
  return `case when numnode(phraseto_tsquery('swedish', :${name}_typed)) = 0 then ${NOTHING} else ${sql} end`;
}

/** Words that begin with a word's base form. Folded words hold letters and digits only. */
function beginning(name: string): string {
  return `to_tsquery('simple', '''' || search_base(:${name}_folded) || ''':*')`;
}

/** The groups of a number in their order, the last one as a beginning. */
function numberQuery(folded: string): string {
  return `${folded
    .split(' ')
    .map((group) => `'${group}'`)
    .join(' <-> ')}:*`;
}
