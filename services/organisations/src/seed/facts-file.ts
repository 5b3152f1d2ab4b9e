/** Where the facts are that the hub ships with. */
export const FACTS = new URL('../../src/seed/facts.json', import.meta.url);
