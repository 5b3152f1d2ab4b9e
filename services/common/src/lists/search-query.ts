import { fold } from '../text/fold.js';
import { withoutPlaceGenitives } from '../text/place-genitives.js';
import type { Search, Term } from '../text/search.js';

/** An expression of SQL of the type tsquery, and what its named parameters are. */
export interface SearchQuery {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The search as PostgreSQL is asked for it. Whatever was typed is a parameter. Words that say nothing (`och`, `vår`) are
 * left out beside others that are looked for; where there are none, they are taken for beginnings.
 */
export function searchQuery(search: Search): SearchQuery {
  const parameters: Record<string, string> = {};
  const parameter = (text: string): string => {
    const name = `search_${Object.keys(parameters).length}`;
    parameters[name] = text;
    return `:${name}`;
  };
  const groups = search.map((group) => {
    const asked = (isExcluded: boolean) =>
      group.filter(({ kind }) => (kind === 'excluded') === isExcluded).map((term) => ask(term, parameter));
    const wanted = asked(false);
    const all = {
      saying: every(wanted.map(({ saying }) => saying)),
      anyway: every(wanted.map(({ anyway }) => anyway)),
    };
    return every([
      ...(wanted.length > 0 ? [whole(all)] : []),
      ...asked(true).map((each) => `!!${whole(each)}`),
    ]);
  });
  return { sql: `(${groups.join(' || ')})`, parameters };
}

/** What a term asks for: by what it says, which is an empty query where it says nothing, and anyway. */
interface Asked {
  readonly saying: string;
  readonly anyway: string;
}

const whole = ({ saying, anyway }: Asked) =>
  `(case when numnode(${saying}) = 0 then ${anyway} else ${saying} end)`;

function ask({ kind, text, whole: joined }: Term, parameter: (text: string) => string): Asked {
  if (kind === 'number') {
    const sql = `to_tsquery('simple', ${parameter(numberQuery(fold(text)))})`;
    return { saying: sql, anyway: sql };
  }
  const name = parameter(text);
  if (kind === 'word') {
    const fitting = [name, ...(joined === undefined ? [] : [parameter(joined)])];
    const base = withoutPlaceGenitives(text);
    // No beginning: `malmös` asks for the place, not for all that begins with its name.
    const place = base === text ? [] : [inPlace(parameter(base))];
    const any = [...fitting.flatMap((each) => [inflected(each), beginning(each)]), ...place].join(' || ');
    return { saying: unlessEmpty(name, `(${any})`), anyway: beginning(name) };
  }
  const inOrder = phrase(text, parameter);
  const base = withoutPlaceGenitives(text);
  const place = base === text ? [] : [phrase(base, parameter)(inPlace)];
  const either = (spelling: (words: string) => string) => `(${[inOrder(spelling), ...place].join(' || ')})`;
  return { saying: unlessEmpty(name, either(inflected)), anyway: either(exactly) };
}

/** Words in their order: that of the folded ones, for each of them may have been typed with its marks or without. */
function phrase(
  text: string,
  parameter: (text: string) => string,
): (spelling: (words: string) => string) => string {
  const folded = parameter(fold(text));
  const marked = text
    .split(' ')
    .filter((word) => fold(word) !== word)
    .map(parameter);
  return (spelling) => every([folded, ...marked].map(spelling));
}

const every = (queries: readonly string[]) => `(${queries.join(' && ')})`;

/** Words with the stems of those that were typed, or of their base forms. */
function inflected(name: string): string {
  return `(phraseto_tsquery('swedish', ${name}) || phraseto_tsquery('swedish', search_base(${name})))`;
}

/** Words as they were typed. */
const exactly = (name: string) => `phraseto_tsquery('simple', ${name})`;

/** Words with the name of a place, which may be one that says nothing otherwise: Vara. */
const inPlace = (name: string) => `(${inflected(name)} || ${exactly(name)})`;

/** Words that begin with one. */
const beginning = (name: string) => `search_beginning(${name})`;

/** A word that the Swedish configuration leaves out is left out in its base form too. */
function unlessEmpty(name: string, sql: string): string {
  return `(case when numnode(phraseto_tsquery('swedish', ${name})) = 0 then ''::tsquery else ${sql} end)`;
}

/**
 * The groups of a number in their order, the last one whole or as a beginning. Of words that begin with letters some have no
 * place in what is searched, and beside one of them PostgreSQL takes no beginning for found: `2:a` in `2:a ansökningarna`.
 */
function numberQuery(folded: string): string {
  const groups = folded
    .split(' ')
    .map((group) => `'${group}'`)
    .join(' <-> ');
  return `(${groups}) | (${groups}:*)`;
}
