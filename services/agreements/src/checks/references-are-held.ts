import { type DataRecord, type Finding, findingOf, type Records, recordsOf } from '@hub/common';
import { type CheckedAgreement, versionIdOf } from './checked-records.js';

/** Fields of the register's records that name other records of the register: by kind, the kind that they name. */
const REFERENCES: Readonly<
  Record<string, Readonly<Record<string, 'agreements' | 'versions' | 'documents'>>>
> = {
  decisions: { agreementId: 'agreements', versionId: 'versions' },
  versionTexts: { id: 'versions' },
  adherences: { versionId: 'versions' },
  documents: {
    partOfId: 'documents',
    respondsToId: 'documents',
    duplicateOfId: 'documents',
    agreementIds: 'agreements',
  },
  actionPlans: { agreementId: 'agreements', documentId: 'documents' },
  principles: { agreementIds: 'agreements' },
  participationMatrices: { agreementId: 'agreements' },
};

const NAMES = {
  agreements: 'an agreement (överenskommelse)',
  versions: 'a version of an agreement (version)',
  documents: 'a document (dokument)',
};

/** Documents, plans, principles, matrices and signatures name agreements, versions and documents that are in the register. */
export function referencesAreHeld(records: Records): Finding[] {
  const idsOf = (kind: string) => new Set((records[kind] ?? []).map(({ id }) => String(id)));
  const versions = recordsOf<CheckedAgreement>(records, 'agreements').flatMap((agreement) =>
    agreement.versions.map(({ number }) => versionIdOf(agreement.id, number)),
  );
  const held = {
    agreements: idsOf('agreements'),
    versions: new Set(versions),
    documents: idsOf('documents'),
  };
  return Object.entries(REFERENCES).flatMap(([kind, fields]) =>
    (records[kind] ?? []).flatMap((record) =>
      Object.entries(fields).flatMap(([field, named]) =>
        idsIn(record[field])
          .filter((id) => !held[named].has(id))
          .map((id) => missing(kind, record, field, NAMES[named], id)),
      ),
    ),
  );
}

function idsIn(value: unknown): string[] {
  return [value].flat().filter((id) => typeof id === 'string');
}

function missing(kind: string, record: DataRecord, field: string, named: string, got: string): Finding {
  return findingOf(kind, record, {
    severity: 'error',
    field,
    what: `The record refers to ${named} that the register does not hold.`,
    expected: 'the id of a record that is there',
    got,
  });
}
