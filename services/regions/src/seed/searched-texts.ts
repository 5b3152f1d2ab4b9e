import type { SearchedTexts } from '@hub/common';

/** What a search for a region's records looks in. */
export const searchedTexts = {
  body: ({ name, aliases, memberCategories }: Named & Categories): SearchedTexts => ({
    name: [name],
    aliases,
    memberCategories,
  }),
  event: ({ name, place, focus }: Named & Event): SearchedTexts => ({
    name: [name],
    place: [place],
    focus: [focus],
  }),
  project: ({
    name,
    nameInEnglish,
    programme,
    registryNumbers,
    statements,
  }: Named & Project): SearchedTexts => ({
    name: [name],
    nameInEnglish: [nameInEnglish],
    programme: [programme],
    registryNumbers,
    statements: statements.map(({ label }) => label),
  }),
  /** `Malmö stad` and `Malmö kommun` find what `Malmö` finds. */
  municipality: ({ name, mentions }: Named & Mentioned): SearchedTexts => ({
    name: [name, 'kommun', 'stad'],
    mentions: mentions.map(({ role }) => role),
  }),
};

interface Named {
  readonly name: string;
}

interface Categories {
  readonly aliases: readonly string[];
  readonly memberCategories: readonly string[];
}

interface Event {
  readonly place: string | null;
  readonly focus: string | null;
}

interface Project {
  readonly nameInEnglish: string | null;
  readonly programme: string | null;
  readonly registryNumbers: readonly string[];
  readonly statements: readonly { readonly label: string }[];
}

interface Mentioned {
  readonly mentions: readonly { readonly role: string }[];
}
