import { createService } from '@hub/regions';
import { type Asker, asker } from '../../../test/support/ask.js';
import { type TestIssuer, testIssuer } from '../../../test/support/identities.js';
import type { TestDatabase } from '../../../test/support/postgres.js';
import { factsDatabase } from './facts-database.js';

/** A running deployment with its own database. */
export interface RegionsWorld {
  readonly url: string;
  readonly issuer: TestIssuer;
  readonly database: TestDatabase;
  /** Asks the subgraph `territories` as an anonymous reader. */
  readonly ask: Asker;
  /** Asks the subgraph `activities` as an anonymous reader. */
  readonly askActivities: Asker;
  /** Asks the subgraph `activities` with these roles; `elsewhere`: the codes that the request says are served elsewhere. */
  askAs(subject: string | undefined, roles: readonly string[], elsewhere?: readonly string[]): Promise<Asker>;
  close(): Promise<void>;
}

export async function regionsWorld(
  regionCode: string,
  joinedRegionCodes: readonly string[] = ['12', '14', '21'],
): Promise<RegionsWorld> {
  const database = await factsDatabase(regionCode, joinedRegionCodes);
  const issuer = await testIssuer();
  const deployment = `regions-${regionCode}`;
  const service = createService({
    port: 0,
    host: '127.0.0.1',
    deployment,
    databaseUrl: database.url,
    trustedKeys: issuer.trustedKeys as never,
    logLevel: 'silent',
    answersRetentionDays: 30,
    regionCode,
  });
  const { port } = await service.start();
  const url = `http://127.0.0.1:${port}`;
  const authorization = await issuer.authorization({ audience: deployment });
  return {
    url,
    issuer,
    database,
    ask: asker(`${url}/territories`, { authorization }),
    askActivities: asker(`${url}/activities`, { authorization }),
    async askAs(subject, roles, elsewhere = []) {
      const identity = { audience: deployment, roles, ...(subject === undefined ? {} : { subject }) };
      return asker(`${url}/activities`, {
        authorization: await issuer.authorization(identity),
        ...(elsewhere.length > 0 && { 'x-elsewhere': elsewhere.join(',') }),
      });
    },
    async close() {
      await service.stop();
      await database.drop();
    },
  };
}
