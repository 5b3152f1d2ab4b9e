import { createService } from '@hub/organisations';
import { type Asker, asker } from '../../../test/support/ask.js';
import { type TestIssuer, testIssuer } from '../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { factsDatabase } from './facts-database.js';

/** The running service with its own database. */
export interface OrganisationsWorld {
  readonly url: string;
  readonly issuer: TestIssuer;
  readonly database: TestDatabase;
  readonly events: TestDatabase;
  /** Asks as an anonymous reader. */
  readonly ask: Asker;
  /** Asks with these roles. */
  askAs(roles: readonly string[], subject?: string): Promise<Asker>;
  close(): Promise<void>;
}

export async function organisationsWorld(options: { demo?: boolean } = {}): Promise<OrganisationsWorld> {
  const [database, events] = await Promise.all([factsDatabase(options), testDatabase()]);
  const issuer = await testIssuer();
  const service = createService({
    port: 0,
    host: '127.0.0.1',
    deployment: 'organisations',
    databaseUrl: database.url,
    eventsDatabaseUrl: events.url,
    eventsRetentionHours: 24,
    answersRetentionDays: 30,
    trustedKeys: issuer.trustedKeys as never,
    logLevel: 'silent',
  });
  const { port } = await service.start();
  const url = `http://127.0.0.1:${port}`;
  const askWith = async (identity: { subject?: string; roles?: readonly string[] }) =>
    asker(`${url}/graphql`, {
      authorization: await issuer.authorization({ audience: 'organisations', ...identity }),
    });
  return {
    url,
    issuer,
    database,
    events,
    ask: await askWith({}),
    askAs: (roles, subject = 'someone-of-the-test') => askWith({ roles, subject }),
    async close() {
      await service.stop();
      await database.drop();
      await events.drop();
    },
  };
}
