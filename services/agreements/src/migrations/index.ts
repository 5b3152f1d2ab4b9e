import { CreateTables1764000000000 } from './1764000000000-create-tables.js';

/** In the order they are run. */
export const MIGRATIONS = [CreateTables1764000000000];
