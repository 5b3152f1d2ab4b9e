import { A_PERSONAL_NUMBER, type DataRecord, type Misprint, type RecordKind, shown } from '@hub/common';
import { printedNumber, readOrganisationNumber } from '../organisation-number.js';
import { organisationFact } from '../seed/facts.js';

/** A number that goes to quarantine has its source there. */
const organisationRecord = organisationFact.transform((fact) => {
  const { organisationNumber: printed } = fact;
  const isTaken = printed !== null && readOrganisationNumber(printed).valid;
  return isTaken ? fact : { ...fact, organisationNumberSource: null };
});

/** What the register of organisations holds. */
export const KINDS: readonly RecordKind[] = [
  {
    section: 'organisations',
    kind: 'organisations',
    table: 'organisation',
    key: 'id',
    regionIn: 'region_code',
    ledToBy: { table: 'merged_organisation', id: 'id', to: 'survivor_id' },
    order: ['id'],
    dated: true,
    schema: organisationRecord,
    derived: ['sort_key', 'search_text', 'search_folded', 'searchable', 'revision'],
    parts: [
      {
        field: 'quarantined',
        table: 'quarantine',
        parent: 'id',
        order: ['field', 'value'],
        derived: ['kind', 'source'],
        replaced: true,
      },
      {
        field: 'former',
        identified: true,
        table: 'merged_organisation',
        parent: 'survivor_id',
        order: ['id'],
      },
    ],
    misprints: misprintedNumbers,
    finish: withPrintedNumber,
  },
];

/** Its own number, which may be in quarantine, and those of the records that were merged into it. */
function misprintedNumbers({ organisationNumber, former }: DataRecord): Misprint[] {
  return [
    ...misprintedNumber(['organisationNumber'], organisationNumber, true),
    ...(Array.isArray(former) ? former : []).flatMap((each: DataRecord | null, index) =>
      misprintedNumber(['former', index, 'organisationNumber'], each?.organisationNumber, false),
    ),
  ];
}

function misprintedNumber(
  path: readonly PropertyKey[],
  printed: unknown,
  isQuarantined: boolean,
): Misprint[] {
  if (typeof printed !== 'string' || printed === '') return [];
  const reading = readOrganisationNumber(printed);
  if (reading.valid) return [];
  const value = printedNumber(printed);
  const told = value === printed;
  return [
    {
      path,
      what: `an organisation number (organisationsnummer) in the form NNNNNN-NNNN, or nothing. ${reading.reason}`,
      got: value === A_PERSONAL_NUMBER ? value : shown(value),
      quarantined: told && isQuarantined ? { field: 'organisationNumber', value } : null,
    },
  ];
}

/** A number in quarantine stands in the file as the source prints it; loading it puts it there again. */
function withPrintedNumber(record: DataRecord): DataRecord {
  const quarantined = (record.quarantined ?? []) as { field: string; value: string }[];
  const printed = quarantined.find(({ field }) => field === 'organisationNumber');
  const { quarantined: _none, ...rest } = record;
  return quarantined.length === 0
    ? rest
    : { ...record, organisationNumber: record.organisationNumber ?? printed?.value ?? null };
}
