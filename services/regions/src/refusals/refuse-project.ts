import { quoted, type Refusal, refuse, refuseOptionalText, refuseText } from '@hub/common';
import { canBeMunicipalityCode } from '@hub/schema/region-codes';
import type { EditProjectInput } from '../inputs/edit-project-input.js';
import type { ProjectMunicipalityInput } from '../inputs/project-municipality-input.js';
import { refuseDate } from './refuse-date.js';
import { refuseList } from './refuse-list.js';
import { refuseOrganisation } from './refuse-organisation.js';

const LONGEST_NUMBER = 100;
const MOST_ORGANISATIONS = 100;

/** What is wrong with the fields of a new or an edited project by themselves. */
export function refuseProject(
  input: Omit<EditProjectInput, 'id' | 'revision' | 'name' | 'idempotencyKey'>,
): Refusal[] {
  const line = (
    what: string,
    field: 'nameInEnglish' | 'programme' | 'applicationRound' | 'status' | 'ownerUnit',
  ) => refuseOptionalText(input[field], { what, field: [field] });
  const organisations = (what: string, field: 'funderIds' | 'partnerIds') =>
    refuseList(input[field], {
      what,
      field: [field],
      most: MOST_ORGANISATIONS,
      keyOf: String,
      each: (id, at) => refuseOrganisation(id, ...at),
    });
  return [
    ...line('name in English', 'nameInEnglish'),
    ...refuseList(input.registryNumbers, {
      what: 'registry numbers',
      field: ['registryNumbers'],
      most: 50,
      keyOf: String,
      each: (number, field) =>
        refuseText(number, { what: 'registry number', field, longest: LONGEST_NUMBER }),
    }),
    ...line('programme', 'programme'),
    ...line('application round', 'applicationRound'),
    ...line('status', 'status'),
    ...refuseOrganisation(input.ownerId, 'ownerId'),
    ...line('unit of the owner', 'ownerUnit'),
    ...organisations('funders', 'funderIds'),
    ...organisations('partners', 'partnerIds'),
    ...refuseList(input.bodyIds, { what: 'bodies', field: ['bodyIds'], most: 100, keyOf: String }),
    ...refuseDate(input.start, { what: 'start', field: ['start'] }),
    ...refuseDate(input.end, { what: 'end', field: ['end'] }),
    ...refuseList(input.municipalities, {
      what: 'municipalities',
      field: ['municipalities'],
      most: 500,
      keyOf: ({ municipalityCode: code, role }) =>
        canBeMunicipalityCode(code) ? `${code} ${role}` : undefined,
      each: refuseMunicipality,
    }),
  ];
}

function refuseMunicipality(
  { municipalityCode, entry }: ProjectMunicipalityInput,
  field: readonly (string | number)[],
): Refusal[] {
  return [
    ...(canBeMunicipalityCode(municipalityCode)
      ? []
      : [
          refuse(
            'INVALID_INPUT',
            `No municipality has the code ${quoted(municipalityCode)}: it must be a code of four digits (kommunkod) such as 1280.`,
            ...field,
            'municipalityCode',
          ),
        ]),
    ...refuseOptionalText(entry, { what: 'application', field: [...field, 'entry'] }),
  ];
}
