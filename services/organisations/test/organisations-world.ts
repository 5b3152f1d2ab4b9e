import { createService, prepare } from '@hub/organisations';
import { type Asker, asker } from '../../../test/support/ask.js';
import { type TestIssuer, testIssuer } from '../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';

/** The running service with its own database. */
export interface OrganisationsWorld {
  readonly url: string;
  readonly issuer: TestIssuer;
  readonly database: TestDatabase;
  /** Asks as an anonymous reader. */
  readonly ask: Asker;
  close(): Promise<void>;
}

export async function organisationsWorld(options: { demo?: boolean } = {}): Promise<OrganisationsWorld> {
  const database = await testDatabase();
  await prepare({ databaseUrl: database.url, ...options });
  const issuer = await testIssuer();
  const service = createService({
    port: 0,
    host: '127.0.0.1',
    deployment: 'organisations',
    databaseUrl: database.url,
    trustedKeys: issuer.trustedKeys as never,
    logLevel: 'silent',
  });
  const { port } = await service.start();
  const url = `http://127.0.0.1:${port}`;
  const authorization = await issuer.authorization({ audience: 'organisations' });
  return {
    url,
    issuer,
    database,
    ask: asker(`${url}/graphql`, { authorization }),
    async close() {
      await service.stop();
      await database.drop();
    },
  };
}
