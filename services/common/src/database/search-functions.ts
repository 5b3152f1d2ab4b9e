type Rule = readonly [pattern: string, base: string];

/**
 * What PostgreSQL's Swedish stemmer misses, and what it can't see where å, ä and ö are folded, is put in its base form
 * first. Each rule is for the end of a word, compounds too; with its marks and without; `s` of the genitive goes with it.
 */
const RULES: readonly Rule[] = [
  // The genitive of plurals: föreningars, kommuners; not of annars.
  ['([^ ]{4,}(?:ar|er|or))s', '\\1'],
  // idéburen, idéburet, idéburna.
  ['id[eé]bur(?:en|et|na)s?', 'ideburen'],
  // Idén, idéer, kommittéerna; without marks only the words themselves, since iden is the end of tiden.
  ['([^ ]*é|miljö|kommitte|(?<![^ ])ide|byr[aå])(?:n|er|erna)s?', '\\1'],
  // Neuters in -e: samarbete, möte, område, samhälle; with all their forms, since område folded looks like a plural.
  ['(arbet|m[oö]t|omr[aå]d|samh[aä]ll)(?:e|et|en|ena)s?', '\\1e'],
  // Short neuters, and those whose folded end looks like an inflection: råd, mål, län, stöd, folk.
  ['(r[aå]d|m[aå]l|l[aåä]n|st[oö]d|folk|barn|hus|torg|namn|krav|svar|liv)(?:et|en)s?', '\\1'],
  // What loses a vowel of its end: regel, regler; exempel, exemplet; hinder, hindret; öppen, öppna.
  ['(reg|artik|tit)(?:eln|ler|lar|lerna|larna)s?', '\\1el'],
  ['(exemp|med|kapit)l(?:et|en)s?', '\\1el'],
  ['(hind|regist|cent)r(?:et|en)s?', '\\1er'],
  ['(?<![^ ])([oö]pp)(?:et|na)', '\\1en'],
  // Ny, nytt, nya.
  ['(?<![^ ])(ny)(?:tt|a)', '\\1'],
  // What doubles its m: medlem, medlemmar; rum, rummet.
  ['(medlem|program|rum|hem)m(?:et|en|ar|arna)s?', '\\1'],
  // Aktör, aktörer, aktörerna; sektorn: folded, -or looks like a plural.
  ['(ambassad[oö]r|akt[oö]r|direkt[oö]r|entrepren[oö]r|ingenj[oö]r|sektor)(?:n|en|er|erna)?s?', '\\1'],
  ['policy(?:n|er|erna|s|ns|ers|ernas)', 'policy'],
  // Definite forms of words in -i: ekonomin, strategin, teorin, demokratin; not of rutin or termin.
  ['(omi|egi|ogi|ori|demi|grafi|krati|ergi|stri|anti|sofi)ns?', '\\1'],
  // Definite forms of neuters: partnerskapet, landstinget, protokollet; not of enhet, universitet, budget.
  ['([^ ]{5,})(?<!h|it|ult|iet|budg|plan|intern|intran|stak|alfab)ets?', '\\1'],
  // Adjectives in -bar, whose own end looks like a plural: hållbar, hållbart, hållbara.
  ['([^ ]{3,}bar)(?:t|a)', '\\1'],
  // Gemensam, gemensamt, gemensamma.
  ['([^ ]{2,}sam)(?:t|ma)', '\\1'],
  // Neuters of adjectives in -ell and -al: ideellt, socialt, lokalt, universellt; not of salt, tält, fält or gestalt.
  ['([^ ]{2,}ell)t', '\\1'],
  ['([^ ]*(?:[eiu]|[aeiouyåäöé][^ ]*(?:[bdgkmnprv]|(?<!s)t|ers|oss|aus))al)t', '\\1'],
  // Definite forms of nouns in -a: a list, since plan, organ and roman end alike.
  ['(kyrk|skol|m[aä]nnisk|kvinn|fr[aå]g|veck|h[aä]ls)ans?', '\\1a'],
];

/** Words that are left out but counted, so that no phrase runs from the end of one spelling into the beginning of the next. */
const GAP = "repeat('och ', 16)";

/** The beginning that a word is looked for as: its base form, unless that is so short that it begins too many others. */
const BEGINNING = 'case when length(search_base(word)) < 5 then word else search_base(word) end';

/**
 * Makes the functions that the search columns and the searches share; the text of the statements goes to PostgreSQL as it
 * is. Bodies are parsed when they are made, so that they hold wherever a dump of the database is restored. The words
 * with marks are there as they are for beginnings alone, so without their places: a phrase is found in the folded ones.
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
       || strip(to_tsvector('simple'::regconfig, words))
       || to_tsvector('swedish'::regconfig, ${GAP} || words)
       || to_tsvector('swedish'::regconfig, ${GAP} || search_base(words))
       || to_tsvector('swedish'::regconfig, ${GAP} || search_base(folded))`,
  `create or replace function search_beginning(word text) returns tsquery
     language sql immutable parallel safe
     return to_tsquery('simple'::regconfig, '''' || ${BEGINNING} || ''':*')`,
];

export const DROP_SEARCH_FUNCTIONS: readonly string[] = [
  'drop function search_beginning(text)',
  'drop function search_vector(text, text)',
  'drop function search_base(text)',
];

/** An expression of SQL: words of letters and digits, with one space between them, in base form. */
function baseForms(column: string): string {
  return RULES.reduce(
    (expression, [pattern, base]) => `regexp_replace(${expression}, '${pattern}(?= |$)', '${base}', 'g')`,
    column,
  );
}
