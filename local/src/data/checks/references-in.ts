/** A field of a record that holds the id or code of another. */
export interface Reference {
  /** Where it stands, such as `parties.2.organisationId`; the entries of lists count from 1. */
  readonly field: string;
  readonly id: string;
}

/** Fields that hold ids or codes of other records; `id` and `code` are the record's own. */
const REFERENCE = /(Ids?|regionCode|municipalityCode)$/;

/** What a record and all that stands inside it refer to. */
export function referencesIn(record: unknown, path = ''): Reference[] {
  if (Array.isArray(record)) {
    return record.flatMap((each, index) => referencesIn(each, `${path}${index + 1}.`));
  }
  if (typeof record !== 'object' || record === null) return [];
  return Object.entries(record).flatMap(([field, value]) => {
    if (!REFERENCE.test(field)) return referencesIn(value, `${path}${field}.`);
    const ids = Array.isArray(value) ? value : [value];
    return ids.filter((id) => typeof id === 'string').map((id) => ({ field: `${path}${field}`, id }));
  });
}
