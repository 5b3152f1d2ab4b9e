import { Sector } from '@hub/common';
import { DEMONSTRATION } from '@hub/schema/source-documents';
import { OrganisationKind } from '../entities/organisation-kind.js';
import type { OrganisationFact } from './facts.js';

/** Made-up organisations for a demonstration, org-demo-01 and on. None has a number, so that none can be taken for real. */
export const DEMO_ORGANISATIONS: readonly OrganisationFact[] = names().map((name, index) => ({
  id: `org-demo-${String(index + 1).padStart(2, '0')}`,
  name: `Demonstrationsföreningen ${name}`,
  aliases: [],
  shortName: null,
  nameInEnglish: null,
  kind: OrganisationKind.CIVIL_SOCIETY,
  subkind: null,
  sector: Sector.CIVIL,
  regionCode: ['12', '14', '21', '00'][index % 4] as string,
  municipalityCode: null,
  organisationNumber: null,
  organisationNumberSource: null,
  founded: null,
  description: null,
  former: [],
  sources: [
    {
      document: DEMONSTRATION,
      place: 'påhittad förening som inte finns',
      url: null,
      recordedAt: null,
    },
  ],
}));

/** Trees, birds, flowers and weather. */
function names(): string[] {
  return [
    ...['Eken', 'Björken', 'Granen', 'Tallen', 'Asken', 'Almen', 'Linden', 'Rönnen', 'Sälgen', 'Hasseln'],
    ...[
      'Tranan',
      'Svalan',
      'Lärkan',
      'Koltrasten',
      'Ugglan',
      'Gladan',
      'Storken',
      'Måsen',
      'Ejdern',
      'Örnen',
    ],
    ...[
      'Blåsippan',
      'Linnean',
      'Smultronet',
      'Vallmon',
      'Ljungen',
      'Klövern',
      'Prästkragen',
      'Åkervindan',
      'Vitsippan',
    ],
    ...[
      'Ängsklockan',
      'Norrskenet',
      'Solglimten',
      'Vårvinden',
      'Regnbågen',
      'Snöstjärnan',
      'Morgondiset',
      'Kvällsolen',
    ],
    ...['Havsbrisen', 'Månskenet', 'Ösregnet'],
  ];
}
