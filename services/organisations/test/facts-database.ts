import { prepare } from '@hub/organisations';
import { madeDatabase, type TestDatabase } from '../../../test/support/postgres.js';

/** A database with what the service loads by itself. */
export const factsDatabase = ({ demo = false }: { readonly demo?: boolean } = {}): Promise<TestDatabase> =>
  madeDatabase(demo ? 'organisations_demo' : 'organisations', (databaseUrl) =>
    prepare({ databaseUrl, demo }),
  );
