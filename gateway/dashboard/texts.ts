export type Language = 'sv' | 'en';

/** Every word of the page. */
export interface Texts {
  readonly skip: string;
  readonly demo: string;
  readonly title: string;
  readonly intro: string;
  readonly loading: string;
  readonly explore: string;
  readonly otherLanguage: string;
  readonly national: string;
  readonly joined: string;
  readonly notJoined: string;
  readonly without: string;
  readonly failed: string;
  readonly agreementsMissing: string;
  readonly columns: readonly string[];
  readonly connection: Readonly<Record<'connecting' | 'live' | 'lost', string>>;
  readonly levels: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly joinings: Readonly<Record<string, string>>;
  readonly unknown: string;
  region(code: string): string;
  regionMissing(name: string): string;
  about(value: number): string;
  stated(figure: string): string;
  registered(count: number): string;
  changed(agreement: string, count: string): string;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  sv: {
    skip: 'Till innehållet',
    demo: 'Demonstration – påhittade undertecknanden',
    title: 'Överenskommelser i Sverige',
    intro:
      'Överenskommelser mellan offentlig sektor och det civila samhället, och hur många som har undertecknat dem.',
    loading: 'Hämtar uppgifter …',
    explore: 'Utforska grafen i GraphiQL',
    otherLanguage: 'English',
    national: 'Nationella överenskommelser',
    joined: 'Regionen har anslutit sig och visar egna uppgifter.',
    notJoined: 'Regionen har inte anslutit sig; uppgifterna finns nationellt.',
    without: 'Regioner utan överenskommelser',
    failed: 'Uppgifterna kan inte hämtas just nu. Nytt försök görs strax.',
    agreementsMissing: 'Uppgifter om överenskommelser saknas just nu.',
    columns: ['Överenskommelse', 'Undertecknare', 'Nivå', 'Läge', 'Anslutning', 'Första år'],
    connection: {
      connecting: 'Ansluter …',
      live: 'Visar ändringar direkt',
      lost: 'Ingen direktkontakt, försöker igen',
    },
    levels: { NATIONAL: 'nationell', REGIONAL: 'regional', LOCAL: 'lokal' },
    states: {
      UNDER_DISCUSSION: 'diskuteras',
      DRAFT: 'utkast',
      CONSULTATION: 'på remiss',
      ADOPTED: 'antagen',
      IN_FORCE: 'gäller',
      UNDER_REVISION: 'revideras',
      SUPERSEDED: 'ersatt',
      TERMINATED: 'avslutad',
      UNKNOWN: 'okänt',
    },
    joinings: { OPEN: 'öppen', CLOSED: 'stängd', UNKNOWN: 'okänt' },
    unknown: 'okänt',
    region: (code) => `Region ${code}`,
    regionMissing: (name) => `Uppgifter från ${name} saknas just nu.`,
    about: (value) => `ca ${value}`,
    stated: (figure) => `${figure} (uppgift)`,
    registered: (count) => `${count} registrerade här`,
    changed: (agreement, count) => `${agreement}: ${count}`,
  },
  en: {
    skip: 'To the content',
    demo: 'Demonstration – invented signatures',
    title: 'Agreements in Sweden',
    intro: 'Agreements between public bodies and civil society, and how many have signed them.',
    loading: 'Loading …',
    explore: 'Explore the graph in GraphiQL',
    otherLanguage: 'Svenska',
    national: 'National agreements',
    joined: 'The region has joined and shows its own data.',
    notJoined: 'The region has not joined; its data is kept nationally.',
    without: 'Regions without agreements',
    failed: 'The data cannot be loaded at the moment. Trying again soon.',
    agreementsMissing: 'Data on agreements is missing at the moment.',
    columns: ['Agreement', 'Signatories', 'Level', 'State', 'Joining', 'First year'],
    connection: { connecting: 'Connecting …', live: 'Showing changes live', lost: 'Not live, trying again' },
    levels: { NATIONAL: 'national', REGIONAL: 'regional', LOCAL: 'local' },
    states: {
      UNDER_DISCUSSION: 'under discussion',
      DRAFT: 'draft',
      CONSULTATION: 'in consultation',
      ADOPTED: 'adopted',
      IN_FORCE: 'in force',
      UNDER_REVISION: 'under revision',
      SUPERSEDED: 'superseded',
      TERMINATED: 'terminated',
      UNKNOWN: 'unknown',
    },
    joinings: { OPEN: 'open', CLOSED: 'closed', UNKNOWN: 'unknown' },
    unknown: 'unknown',
    region: (code) => `Region ${code}`,
    regionMissing: (name) => `Data from ${name} is missing at the moment.`,
    about: (value) => `about ${value}`,
    stated: (figure) => `${figure} (stated)`,
    registered: (count) => `${count} registered here`,
    changed: (agreement, count) => `${agreement}: ${count}`,
  },
};
