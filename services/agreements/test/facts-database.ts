import { prepare } from '@hub/agreements';
import { madeDatabase, type TestDatabase } from '../../../test/support/postgres.js';

/** A database with what the service loads by itself. */
export const factsDatabase = ({ demo = false }: { readonly demo?: boolean } = {}): Promise<TestDatabase> =>
  madeDatabase(demo ? 'agreements_demo' : 'agreements', (databaseUrl) => prepare({ databaseUrl, demo }));
