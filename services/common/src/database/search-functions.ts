type Rule = readonly [pattern: string, base: string];

/**
 * What PostgreSQL's Swedish stemmer misses, and what it can't see where å, ä and ö are folded, is put in its base form
 * first. Each rule is for the end of a word, compounds too; `s` of the genitive goes with it.
 */
const RULES: readonly Rule[] = [
  // idéburen, idéburet, idéburna.
  ['idebur(?:en|et|na)s?', 'ideburen'],
  // Neuters in -e: samarbete, möte, område, samhälle; with all their forms, since område folded looks like a plural.
  ['(arbet|mot|omrad|samhall)(?:e|et|en|ena)s?', '\\1e'],
  // Short neuters, and those whose folded end looks like an inflection: råd, mål, län, stöd, folk.
  ['(rad|mal|lan|stod|folk)(?:et|en)s?', '\\1'],
  // Aktör, aktörer, aktörerna; sektorn: folded, -or looks like a plural.
  ['(ambassador|aktor|direktor|entreprenor|ingenjor|sektor)(?:n|en|er|erna)?s?', '\\1'],
  ['policy(?:n|er|erna|s|ns|ers|ernas)', 'policy'],
  ['program(?:met|men)s?', 'program'],
  // Definite forms of words in -i: ekonomin, strategin, teorin, demokratin; not of rutin or termin.
  ['(omi|egi|ogi|ori|demi|grafi|krati|ergi|stri|anti|sofi)ns?', '\\1'],
  // Definite forms of neuters: partnerskapet, landstinget, protokollet; not of enhet, universitet, budget.
  ['(\\w{5,})(?<!h|it|ult|iet|budg|plan|intern|intran|stak|alfab)ets?', '\\1'],
  // Adjectives in -bar, whose own end looks like a plural: hållbar, hållbart, hållbara.
  ['(\\w{3,}bar)(?:t|a)', '\\1'],
  // Gemensam, gemensamt, gemensamma.
  ['(\\w{2,}sam)(?:t|ma)', '\\1'],
  // Neuters of adjectives in -ell and -al: ideellt, socialt, lokalt, universellt; not of salt, tält, fält or gestalt.
  ['(\\w{2,}ell)t', '\\1'],
  ['(\\w*(?:[eiu]|[aeiouy]\\w*(?:[bdgkmnprv]|(?<!s)t|ers|oss|aus))al)t', '\\1'],
  // Definite forms of nouns in -a: a list, since plan, organ and roman end alike.
  ['(kyrk|skol|mannisk|kvinn|frag|veck)ans?', '\\1a'],
];

/** Words that are left out but counted, so that no phrase runs from the end of one spelling into the beginning of the next. */
const GAP = "repeat('och ', 16)";

/**
 * Makes the functions that the search columns and the searches share; the text of the statements goes to PostgreSQL as it
 * is. Bodies are parsed when they are made, so that they hold wherever a dump of the database is restored.
 *
 * A new rule is a new migration that makes the columns anew (`makeSearchable`): what is stored follows the functions then.
 */
export const SEARCH_FUNCTIONS: readonly string[] = [
  `create or replace function search_base(folded text) returns text
     language sql immutable parallel safe
     return ${baseForms('folded')}`,
  `create or replace function search_vector(words text, folded text) returns tsvector
     language sql immutable parallel safe
     return to_tsvector('simple'::regconfig, folded)
       || to_tsvector('swedish'::regconfig, ${GAP} || words)
       || to_tsvector('swedish'::regconfig, ${GAP} || search_base(folded))`,
];

export const DROP_SEARCH_FUNCTIONS: readonly string[] = [
  'drop function search_vector(text, text)',
  'drop function search_base(text)',
];

/** An expression of SQL: folded words in base form. */
function baseForms(column: string): string {
  return RULES.reduce(
    (expression, [pattern, base]) => `regexp_replace(${expression}, '${pattern}\\M', '${base}', 'g')`,
    column,
  );
}
