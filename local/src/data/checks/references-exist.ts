import { type DataRecord, type Finding, findingOf, type Records } from '@hub/common';
import { canBeMunicipalityCode } from '@hub/schema/region-codes';
import { referencesIn } from './references-in.js';

/**
 * What a record refers to is there: organisations, bodies, agreements, municipalities … A reference that leads nowhere
 * is shown as empty.
 *
 * @param unasked kinds of records that may be written with organisations that nobody has asked for: a region's own.
 */
export function referencesExist(all: readonly Records[], unasked: ReadonlySet<string>): Finding[] {
  const known = new Set(all.flatMap((records) => Object.values(records).flat().flatMap(idsIn)));
  return all.flatMap((records) =>
    Object.entries(records).flatMap(([kind, list]) =>
      list.flatMap((record) =>
        referencesIn(record).flatMap(({ field, id }) => {
          if (known.has(id) || isOfficial(id, known)) return [];
          const territory = /^\d+$/.test(id);
          const unverified = classOf(id) === 'org' && unasked.has(kind);
          return findingOf(kind, record, {
            // A hub of one region has no other regions' territories. What a write may bring, a load of its dump may too.
            severity: territory || unverified ? 'warning' : 'error',
            field,
            what: `The record refers to ${NAMES[classOf(id)] ?? 'a record'} that the hub does not hold: it is shown as empty.`,
            expected: 'the id or code of a record that is there',
            got: id,
          });
        }),
      ),
    ),
  );
}

/** Each municipality of a region that is there is answered, by its official name where there is no row of it. */
const isOfficial = (id: string, known: ReadonlySet<string>): boolean =>
  canBeMunicipalityCode(id) && known.has(id.slice(0, 2));

const NAMES: Readonly<Record<string, string>> = {
  org: 'an organisation (organisation)',
  body: 'a body (organ)',
  event: 'an event (händelse)',
  project: 'a project (projekt)',
  doc: 'a document (dokument)',
  agreement: 'an agreement (överenskommelse)',
  municipality: 'a municipality (kommun)',
  region: 'a region (län)',
};

/** The record's own id, those of the records inside it, and those of an agreement's versions. */
function idsIn(record: DataRecord): string[] {
  const own = [record.id, record.code].filter((id) => typeof id === 'string');
  const inside = Object.values(record).flatMap((value) =>
    Array.isArray(value)
      ? value.flatMap((part) => {
          const { id, type, number } = (part ?? {}) as { id?: unknown; type?: unknown; number?: unknown };
          // With a type it is the id of another record.
          if (typeof id === 'string') return type === undefined ? [id] : [];
          return typeof number === 'number' ? [`${record.id}-v${number}`] : [];
        })
      : [],
  );
  return [...own, ...inside];
}

/** What an id is of: `14-body-x` is of a body. */
function classOf(id: string): string {
  if (/^\d{2}$/.test(id)) return 'region';
  if (/^\d{4}$/.test(id)) return 'municipality';
  return id.replace(/^\d{2,4}-/, '').split('-')[0] ?? '';
}
