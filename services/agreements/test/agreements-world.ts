import { createService, type ServiceConfig } from '@hub/agreements';
import { type Backbone, createBackbone, type NatsOptions } from '@hub/common';
import { createService as createOrganisations } from '@hub/organisations';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Asker, asker } from '../../../test/support/ask.js';
import { freePort } from '../../../test/support/free-ports.js';
import { type TestIssuer, testIssuer } from '../../../test/support/identities.js';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { agreementsEnvironment, startServiceProcess } from '../../../test/support/service-process.js';
import { factsDatabase as organisationsFacts } from '../../organisations/test/facts-database.js';
import { factsDatabase } from './facts-database.js';

/** One process of the service. */
export interface Instance {
  readonly url: string;
  readonly config: ServiceConfig;
  /** Asks as an anonymous reader. */
  readonly ask: Asker;
  /** Asks as someone who signs for these organisations. */
  askFor(...organisationIds: string[]): Promise<Asker>;
  /** Asks with these roles. */
  askAs(subject: string | undefined, roles: readonly string[]): Promise<Asker>;
  /** Opens a subscription as an anonymous reader. */
  listen<Message>(query: string, variables?: Record<string, unknown>): Promise<Listener<Message>>;
  stop(): Promise<void>;
}

/** What a subscription gives. */
export interface Listener<Message> {
  /** The next message; it may take as long as the test. */
  next(): Promise<Message>;
  take(count: number): Promise<Message[]>;
  close(): Promise<void>;
}

/** The running service, with the organisations service and databases of its own. */
export interface AgreementsWorld extends Instance {
  readonly issuer: TestIssuer;
  readonly database: TestDatabase;
  readonly events: TestDatabase;
  /** The change log. */
  readonly backbone: Backbone;
  /** Asks the organisations service as its registrar. */
  readonly registrar: Asker;
  /** The database of the organisations service. */
  readonly organisations: TestDatabase;
  /** How many operations the organisations service has answered. */
  organisationsAsked(): Promise<number>;
  /** One more replica on the same databases. */
  start(changes?: Partial<ServiceConfig>): Promise<Instance>;
  /** One more, as a process of its own: as the service was last built. `env` is added to its environment. */
  startProcess(env?: Readonly<Record<string, string>>): Promise<Instance>;
  close(): Promise<void>;
}

/** @param options.nats where the change log is; default: in PostgreSQL. */
export async function agreementsWorld(
  options: { demo?: boolean; nats?: NatsOptions } = {},
): Promise<AgreementsWorld> {
  const { nats } = options;
  const [database, events, organisationsDatabase] = await Promise.all([
    factsDatabase(options),
    testDatabase(),
    organisationsFacts(options),
  ]);

  const issuer = await testIssuer();
  const own = await testIssuer('agreements');
  const organisations = createOrganisations({
    port: 0,
    host: '127.0.0.1',
    deployment: 'organisations',
    databaseUrl: organisationsDatabase.url,
    eventsDatabaseUrl: events.url,
    ...(nats && { nats }),
    eventsRetentionHours: 24,
    answersRetentionDays: 30,
    trustedKeys: { keys: [...issuer.trustedKeys.keys, ...own.trustedKeys.keys] } as never,
    logLevel: 'silent',
  });
  const { port } = await organisations.start();
  const base: ServiceConfig = {
    port: 0,
    host: '127.0.0.1',
    deployment: 'agreements',
    databaseUrl: database.url,
    eventsDatabaseUrl: events.url,
    ...(nats && { nats }),
    eventsRetentionHours: 24,
    answersRetentionDays: 30,
    trustedKeys: issuer.trustedKeys as never,
    logLevel: 'silent',
    organisationsUrl: `http://127.0.0.1:${port}/graphql`,
    // Both services run in this process: hundreds of requests at once keep it from taking an answer that has come.
    organisationsTimeout: 60_000,
    signingKey: own.privateKey,
    formerSigningKeys: [],
  };
  const backbone = createBackbone(base, {});
  const instances: Instance[] = [];
  const kept = (instance: Instance) => {
    instances.push(instance);
    return instance;
  };
  const start = async (changes: Partial<ServiceConfig> = {}) => {
    const config = { ...base, ...changes };
    const service = createService(config);
    const { port } = await service.start();
    return kept(instanceAt(`http://127.0.0.1:${port}`, config, issuer, service));
  };

  /** With an identity that was just signed, since none is good for long. */
  const registrar: Asker = async (query, variables) => {
    const identity = { audience: 'organisations', subject: 'registrar', roles: ['organisation-registrar'] };
    const authorization = await issuer.authorization(identity);
    return asker(base.organisationsUrl, { authorization })(query, variables);
  };

  return {
    ...(await start()),
    registrar,
    issuer,
    database,
    events,
    backbone,
    organisations: organisationsDatabase,
    async organisationsAsked() {
      const text = await (await fetch(new URL('/metrics', base.organisationsUrl))).text();
      const counts = [...text.matchAll(/^hub_graphql_requests_total\{\S* (\d+)/gm)];
      return counts.reduce((sum, [, count]) => sum + Number(count), 0);
    },
    start,
    async startProcess(env) {
      const config = { ...base, port: await freePort() };
      const service = await startServiceProcess('agreements', { ...agreementsEnvironment(config), ...env });
      return kept(instanceAt(service.url, config, issuer, service));
    },
    async close() {
      for (const instance of instances) await instance.stop();
      await organisations.stop();
      await backbone.close();
      for (const each of [database, events, organisationsDatabase]) await each.drop();
    },
  };
}

function instanceAt(
  url: string,
  config: ServiceConfig,
  issuer: TestIssuer,
  service: { stop(): Promise<void> },
): Instance {
  const audience = config.deployment;
  const clients: Client[] = [];
  let stopped: Promise<void> | undefined;
  const askAs: Instance['askAs'] = async (subject, roles) => {
    const identity = { audience, roles, ...(subject === undefined ? {} : { subject }) };
    return asker(`${url}/graphql`, { authorization: await issuer.authorization(identity) });
  };

  return {
    url,
    config,
    ask: async (query, variables) => (await askAs(undefined, []))(query, variables),
    askAs,
    askFor: (...ids) =>
      askAs(
        'client-of-the-test',
        ids.map((id) => `signatory:${id}`),
      ),
    async listen<Message>(query: string, variables: Record<string, unknown> = {}) {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: { authorization: await issuer.authorization({ audience }) },
      });
      clients.push(client);
      return listenTo<Message>(client, query, variables);
    },
    stop() {
      stopped ??= (async () => {
        for (const client of clients) await client.dispose();
        await service.stop();
      })();
      return stopped;
    },
  };
}

function listenTo<Message>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
): Listener<Message> {
  const results = client.iterate<Record<string, Message>>({ query, variables });
  const next = async () => {
    const { value, done } = await results.next();
    if (done) throw new Error('the stream ended');
    if (value.errors) throw new StreamError(value.errors as never);
    return Object.values(value.data as Record<string, Message>)[0] as Message;
  };
  return {
    next,
    async take(count) {
      const messages: Message[] = [];
      while (messages.length < count) messages.push(await next());
      return messages;
    },
    async close() {
      await results.return?.();
      await client.dispose();
    },
  };
}

/** Errors that a subscription answered with. */
export class StreamError extends Error {
  constructor(readonly errors: readonly { message: string; extensions: { code: string } }[]) {
    super(errors.map(({ message }) => message).join('; '));
  }
}

export const SIGN = `mutation ($input: SignAgreementInput!) {
  signAgreement(input: $input) {
    adherence { id state signedAt withdrawnAt organisation { id } version { id } agreement { id } }
    agreement { id joining signatories { value basis registered sequence } }
    refusals { code message field }
  }
}`;

export const WITHDRAW = `mutation ($input: WithdrawSignatureInput!) {
  withdrawSignature(input: $input) {
    adherence { id state signedAt withdrawnAt organisation { id } }
    agreement { id signatories { value basis registered sequence } }
    refusals { code message field }
  }
}`;

let keys = 0;
/** A key no other write of the test uses. */
export const freshKey = () => `key-${process.pid}-${Date.now()}-${keys++}`;

/** Lets an organisation sign and gives the adherence's id. */
export async function signs(
  instance: Instance,
  agreementId: string,
  organisationId: string,
): Promise<string> {
  const ask = await instance.askFor(organisationId);
  const input = { agreementId, versionId: `${agreementId}-v1`, organisationId, idempotencyKey: freshKey() };
  const { data, errors } = await ask(SIGN, { input });
  const { adherence, refusals } = data?.signAgreement ?? {};
  if (!adherence) throw new Error(`not signed: ${JSON.stringify(errors ?? refusals)}`);
  return adherence.id;
}

export async function withdraws(
  instance: Instance,
  organisationId: string,
  adherenceId: string,
): Promise<void> {
  const ask = await instance.askFor(organisationId);
  const { data, errors } = await ask(WITHDRAW, { input: { adherenceId, idempotencyKey: freshKey() } });
  const { adherence, refusals } = data?.withdrawSignature ?? {};
  if (!adherence) throw new Error(`not withdrawn: ${JSON.stringify(errors ?? refusals)}`);
}
