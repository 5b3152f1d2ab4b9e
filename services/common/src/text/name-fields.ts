/** Whether a field is one that people call a record by, in lists and on one line. */
export const isNameField = (field: PropertyKey | undefined): boolean => NAMES.has(field);

const NAMES = new Set<PropertyKey | undefined>([
  'name',
  'title',
  'label',
  'term',
  'shortName',
  'nameInEnglish',
  'id',
]);
