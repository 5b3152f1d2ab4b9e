/** Settings of a PostgreSQL server whose data is thrown away: nothing is gained by waiting for the disk. */
export const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
