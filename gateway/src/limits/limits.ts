/** How much one operation may ask. Fragments count where they are used, as often as they are used. */
export interface Limits {
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Levels of brackets in the document, and of lists and objects in the variables. */
  readonly nesting: number;
  /** Levels of nested fields. */
  readonly depth: number;
  /** Fields in all. Planning writes the fragments out: a few that use each other would fill the memory. */
  readonly fields: number;
  /** Aliased fields. */
  readonly aliases: number;
  /** Directives. */
  readonly directives: number;
  /** Root fields. */
  readonly rootFields: number;
  /** Objects that it can make the graph fetch, each list with as many rows as it may give. */
  readonly cost: number;
}

/** Room for GraphiQL's introspection and for the deepest reading that the graph's questions need. */
export const DEFAULT_LIMITS: Limits = {
  tokens: 5_000,
  nesting: 60,
  depth: 15,
  fields: 1_000,
  aliases: 50,
  directives: 50,
  rootFields: 20,
  cost: 50_000,
};
