import { prepare } from '@hub/agreements';
import { createService, prepare as prepareOrganisations } from '@hub/organisations';
import { addOrganisations } from '../../support/copy-rows.js';
import { freePort } from '../../support/free-ports.js';
import { type TestIssuer, testIssuer } from '../../support/identities.js';
import { type KeptServer, startKeptServer } from '../../support/kept-server.js';
import {
  agreementsEnvironment,
  type ServiceProcess,
  startServiceProcess,
} from '../../support/service-process.js';

/** Two processes of the agreements service, on a PostgreSQL of their own, to be taken apart. */
export interface CrashWorld {
  readonly server: KeptServer;
  readonly databaseUrl: string;
  readonly eventsUrl: string;
  readonly issuer: TestIssuer;
  readonly urls: readonly string[];
  readonly organisationIds: readonly string[];
  readonly agreementIds: readonly string[];
  /** Ends a process at once and starts another in its place. */
  crash(process: number): Promise<void>;
  close(): Promise<void>;
}

const PROCESSES = 2;
const ORGANISATIONS = 40;

export async function crashWorld(): Promise<CrashWorld> {
  const server = await startKeptServer();
  const [databaseUrl, eventsUrl, organisationsUrl] = await Promise.all([
    server.database('agreements'),
    server.database('events'),
    server.database('organisations'),
  ]);
  await prepareOrganisations({ databaseUrl: organisationsUrl, demo: true });
  await prepare({ databaseUrl, eventsDatabaseUrl: eventsUrl, demo: true });
  const organisationIds = Array.from({ length: ORGANISATIONS }, (_, index) => `org-soak-${index + 1}`);
  await addOrganisations(organisationsUrl, 'org-demo-01', organisationIds);

  const issuer = await testIssuer();
  const own = await testIssuer('agreements');
  const organisations = createService({
    port: 0,
    host: '127.0.0.1',
    deployment: 'organisations',
    databaseUrl: organisationsUrl,
    eventsDatabaseUrl: eventsUrl,
    eventsRetentionHours: 24,
    answersRetentionDays: 30,
    trustedKeys: { keys: own.trustedKeys.keys } as never,
    logLevel: 'silent',
  });
  const { port } = await organisations.start();
  const environments = await Promise.all(
    Array.from({ length: PROCESSES }, async () =>
      agreementsEnvironment({
        port: await freePort(),
        host: '127.0.0.1',
        deployment: 'agreements',
        databaseUrl,
        eventsDatabaseUrl: eventsUrl,
        eventsRetentionHours: 24,
        answersRetentionDays: 30,
        trustedKeys: issuer.trustedKeys,
        organisationsUrl: `http://127.0.0.1:${port}/graphql`,
        organisationsTimeout: 60_000,
        signingKey: own.privateKey,
      }),
    ),
  );
  const start = (env: (typeof environments)[number]) => startServiceProcess('agreements', env);
  const processes = await Promise.all(environments.map(start));
  return {
    server,
    databaseUrl,
    eventsUrl,
    issuer,
    urls: processes.map(({ url }) => url),
    organisationIds,
    agreementIds: ['12', '14', '1280'].map((territory) => `${territory}-agreement-overenskommelsen`),
    async crash(index) {
      await (processes[index] as ServiceProcess).kill();
      processes[index] = await start(environments[index] as (typeof environments)[number]);
    },
    async close() {
      await Promise.all(processes.map((each) => each.stop()));
      await organisations.stop();
      await server.stop();
    },
  };
}
