import { CreateTables1764000000000 } from './1764000000000-create-tables.js';
import { AddRecord1764100000000 } from './1764100000000-add-record.js';

/** In the order they are run. */
export const MIGRATIONS = [CreateTables1764000000000, AddRecord1764100000000];
