/** A table whose rows move with their region. */
export interface MovedTable {
  readonly name: string;
  /** The columns that tell a row from all others, in both databases. */
  readonly key: readonly string[];
  /** The column, or another expression of SQL, whose first two characters are the region's code. */
  readonly regionIn: string;
}

/**
 * Parents before their children. A project's municipalities move with the project, whatever region they lie in. Histories
 * move as they are, so that their hashes hold, and with them who acted and who asked; a repeated write is known where the
 * record is that it was about.
 */
export const MOVED_TABLES: readonly MovedTable[] = [
  { name: 'region', key: ['code'], regionIn: 'code' },
  { name: 'municipality', key: ['code'], regionIn: 'region_code' },
  { name: 'body', key: ['id'], regionIn: 'region_code' },
  { name: 'seat', key: ['id'], regionIn: 'body_id' },
  { name: 'event', key: ['id'], regionIn: 'region_code' },
  { name: 'project', key: ['id'], regionIn: 'region_code' },
  {
    name: 'project_municipality',
    key: ['project_id', 'municipality_code', 'role'],
    regionIn: 'project_id',
  },
  { name: 'statistic', key: ['id'], regionIn: 'region_code' },
  { name: 'need', key: ['id'], regionIn: 'region_code' },
  { name: 'goal', key: ['id'], regionIn: 'region_code' },
  { name: 'project_statement', key: ['id'], regionIn: 'project_id' },
  { name: 'platform', key: ['id'], regionIn: 'region_code' },
  { name: 'current_process', key: ['id'], regionIn: 'region_code' },
  { name: 'good_example', key: ['id'], regionIn: 'region_code' },
  { name: 'representation_rule', key: ['id'], regionIn: 'region_code' },
  { name: 'freshness', key: ['region_code'], regionIn: 'region_code' },
  { name: 'loaded_record', key: ['kind', 'id'], regionIn: 'id' },
  // With the hash: an entry of the same number that says something else is another.
  { name: 'history_entry', key: ['chain', 'number', 'hash'], regionIn: 'chain' },
  {
    name: 'person',
    key: ['digest'],
    regionIn: '(select entry.chain from history_entry entry where entry.actor = moved.digest)',
  },
  { name: 'person_reading', key: ['chain', 'id'], regionIn: 'chain' },
  {
    name: 'idempotency',
    key: ['client', 'key'],
    regionIn: "coalesce(result #>> '{shown,bodyId}', result ->> 'shown')",
  },
];
