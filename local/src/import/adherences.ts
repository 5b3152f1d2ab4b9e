import { parsePartialDate } from '@hub/common';
import { faultOf } from './import-fault.js';
import { type ImportKind, SOURCE_COLUMNS, sourceOf } from './import-kind.js';
import { bareNumber, withOrganisationIds } from './organisation-numbers.js';

const COLUMNS = [
  { name: 'organisationId', swedish: ['organisation'], or: 'organisationNumber' },
  { name: 'organisationNumber', swedish: ['organisationsnummer', 'orgnr'] },
  { name: 'versionId', swedish: ['version'] },
  { name: 'signedOn', swedish: ['undertecknad'], required: true },
  ...SOURCE_COLUMNS,
] as const;

type Name = (typeof COLUMNS)[number]['name'];

/** Signatures on paper, of one agreement. */
export const adherencesTo = (agreementId: string): ImportKind<Name> => ({
  one: 'signature',
  several: 'signatures',
  target: agreementId,
  columns: COLUMNS,
  check: ({ line, cells: { signedOn } }) =>
    signedOn === undefined || isDay(signedOn)
      ? []
      : [
          faultOf(
            line,
            'signedOn',
            `Wanted a day of the calendar such as 2014-11-25; got "${signedOn.slice(0, 100)}".`,
          ),
        ],
  complete: withOrganisationIds,
  identity({ cells: { organisationId, organisationNumber, versionId = '' } }) {
    const value = organisationId ?? (organisationNumber && bareNumber(organisationNumber));
    if (value === undefined) return undefined;
    const column = organisationNumber === undefined ? 'organisationId' : 'organisationNumber';
    return { column, what: 'organisation', value: JSON.stringify([value, versionId]) };
  },
  mutation: 'recordAdherences',
  operation: `mutation ImportAdherences($input: RecordAdherencesInput!) {
    recordAdherences(input: $input) {
      rows { index record: adherence { id } }
      refusals { code message field }
    }
  }`,
  input: (rows, part) => ({
    ...part,
    agreementId,
    adherences: rows.map((row) => ({
      organisationId: row.cells.organisationId ?? '',
      versionId: row.cells.versionId,
      signedOn: row.cells.signedOn ?? A_DAY,
      source: sourceOf(row),
    })),
  }),
});

/** Stands in for one that can't be read. */
const A_DAY = '2000-01-01';

/** A month or a year alone is no day. */
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && parsePartialDate(text) !== null;
