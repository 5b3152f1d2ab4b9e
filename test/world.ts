import { createClient } from 'graphql-ws';
import { importJWK, type JWK, SignJWT } from 'jose';
import WebSocket from 'ws';

/** An answer of the gateway, with the status and headers that came with it. */
export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null | undefined;
  readonly errors: readonly AnswerError[] | undefined;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId?: string; readonly region?: string };
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** A stream of a subscription's messages. */
export interface Stream<Message> {
  /** The next message. @throws where it does not come within the time, five seconds by default. */
  next(withinMs?: number): Promise<Message>;
  close(): Promise<void>;
}

interface Deployment {
  readonly name: string;
  readonly port: number;
}

/** Where a hub is, as its starter says. */
export interface Place {
  readonly port: number;
  readonly dataDir: string;
  readonly issuerKey: JWK;
  readonly deployments: readonly Deployment[];
}

/** A running hub, as its clients and operators see it. */
export type World = ReturnType<typeof worldAt>;

/** The hub that the whole-hub tests share; they leave no agreement as another may find it changed. */
export function world(): World {
  const place = process.env.HUB_TEST_WORLD;
  if (!place) throw new Error('no hub: run jest from the root of the repository, with its jest.config.js');
  return worldAt(JSON.parse(place) as Place);
}

export function worldAt(place: Place) {
  const origin = `http://127.0.0.1:${place.port}`;

  async function ask<Data>(query: string, options: AskOptions = {}): Promise<Answer<Data>> {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(options.token && { authorization: `Bearer ${options.token}` }),
        ...options.headers,
      },
      body: JSON.stringify({ query, variables: options.variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: AnswerError[] };
    return { status: response.status, headers: response.headers, data, errors };
  }

  return {
    ...place,
    origin,
    ask,

    /** The data of an answer without errors. */
    async data<Data>(query: string, options: AskOptions = {}): Promise<Data> {
      const { data, errors } = await ask<Data>(query, options);
      if (errors || !data) throw new Error(`the hub answered with errors: ${JSON.stringify(errors)}`);
      return data;
    },

    /** An access token of the hub's development issuer, or one that is wrong in the way asked for. */
    async token(
      roles: readonly string[],
      change: { issuer?: string; audience?: string; expires?: string; key?: JWK; subject?: string } = {},
    ) {
      const key = change.key ?? place.issuerKey;
      return new SignJWT({ roles })
        .setProtectedHeader({ alg: 'ES256', kid: place.issuerKey.kid ?? '' })
        .setIssuer(change.issuer ?? `http://localhost:${place.port}/dev-issuer`)
        .setAudience(change.audience ?? 'agreement-hub')
        .setSubject(change.subject ?? `test-${roles.join('-')}`)
        .setIssuedAt()
        .setExpirationTime(change.expires ?? '5m')
        .sign(await importJWK(key, 'ES256'));
    },

    /** Subscribes over graphql-ws; resolves when the connection stands and the subscription is sent. */
    async subscribe<Message>(query: string, variables?: Record<string, unknown>): Promise<Stream<Message>> {
      const url = `ws://127.0.0.1:${place.port}/graphql`;
      const client = createClient({
        url,
        webSocketImpl: WebSocket,
        lazy: false,
        retryAttempts: 0,
        onNonLazyError: () => {},
      });
      await new Promise<void>((resolve) => client.on('connected', () => resolve()));
      const messages = client.iterate<Message>({ query, ...(variables && { variables }) });
      return {
        async next(withinMs = 5_000) {
          const { value } = await within(messages.next(), withinMs, 'a message of the subscription');
          if (value?.errors) throw new Error(`the subscription failed: ${JSON.stringify(value.errors)}`);
          return value?.data as Message;
        },
        async close() {
          await client.dispose();
        },
      };
    },

    /** The sum of a metric of one process over those of its series whose labels hold all of `labels`. */
    async metric(deployment: string, name: string, labels: Record<string, string> = {}): Promise<number> {
      const { port } = find(place, deployment);
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      return text
        .split('\n')
        .filter(
          (line) => new RegExp(`^${name}(\\{| )`).test(line) && wanted.every((label) => line.includes(label)),
        )
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
    },
  };
}

/** What `promise` gives, unless it takes longer. */
export async function within<Value>(promise: Promise<Value>, ms: number, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * The least of some measurements, by name: services send statements of their own now and then (the relay looks each
 * second).
 */
export async function leastOf(
  measure: () => Promise<Record<string, number>>,
  tries = 6,
): Promise<Record<string, number>> {
  const least: Record<string, number> = {};
  for (let attempt = 0; attempt < tries; attempt += 1) {
    for (const [name, count] of Object.entries(await measure())) {
      least[name] = Math.min(least[name] ?? Number.POSITIVE_INFINITY, count);
    }
  }
  return least;
}

function find(place: Place, name: string): Deployment {
  const deployment = place.deployments.find((each) => each.name === name);
  if (!deployment) throw new Error(`no deployment is called ${name}`);
  return deployment;
}
