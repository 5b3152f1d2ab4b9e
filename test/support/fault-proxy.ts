import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { altered, type Fault } from './faults.js';

/** What became of one request that came through. */
export interface Passed {
  /** When it came, in the milliseconds of `performance.now`. */
  readonly at: number;
  /** The request's path. */
  readonly path: string;
  readonly fault: Fault | undefined;
  /** Whether the connection was cut before it was answered. */
  readonly cut: boolean;
  readonly variables: Record<string, unknown>;
  /** What the deployment itself answered; undefined where it was not asked. */
  readonly whole: Data | undefined;
  /** The data that the gateway was given; undefined where that was none. */
  readonly given: Data | undefined;
}

type Data = Record<string, unknown>;

/** A way to a deployment that can be broken in every manner. */
export interface FaultProxy {
  readonly url: string;
  /** Number of requests that came through, faulted ones too, since the last call. */
  take(): number;
  /** What became of the requests with a request id, which are forgotten then. */
  passed(requestId: string): readonly Passed[];
  /** Breaks every request from now on; heals without a fault. `refused` takes no connection. */
  fault(kind?: Fault): Promise<void>;
  /** Resolves when the next request has come. */
  arrival(): Promise<void>;
  /** Lets requests wait; what it returns lets them go on. */
  hold(): () => void;
  /** Lets some requests through well, and breaks those after. */
  after(requests: number, kind: Fault): void;
  close(): Promise<void>;
}

/** Starts a proxy before an HTTP server. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { port: targetPort, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  const held = new Set<NodeJS.Timeout>();
  let kind: Fault | undefined;
  let holding: Promise<void> | undefined;
  const waiting: (() => void)[] = [];
  let later: { requests: number; kind: Fault } | undefined;
  let count = 0;

  const noted = new Map<string, Passing[]>();
  const open = new Set<Passing>();

  function note({ headers, url = '' }: IncomingMessage, fault: Fault | undefined): Passing {
    const passing = {
      at: performance.now(),
      path: url,
      fault,
      cut: false,
      variables: {},
      whole: undefined,
      given: undefined,
    };
    const id = String(headers['x-request-id']);
    noted.set(id, [...(noted.get(id) ?? []), passing]);
    return passing;
  }

  const server = createServer(async (incoming, outgoing) => {
    count += 1;
    for (const tell of waiting.splice(0)) tell();
    await holding;
    if (later !== undefined && count > later.requests) {
      kind = later.kind;
      later = undefined;
    }
    const passing = note(incoming, kind);
    open.add(passing);
    outgoing.on('finish', () => open.delete(passing));
    if (passing.fault === 'hanging') {
      incoming.resume();
      return;
    }
    const { status, body, asked } = await forward(incoming);
    passing.variables = variablesIn(asked);
    passing.whole = dataIn(body);
    if (passing.fault === 'reset') {
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      outgoing.write(body.slice(0, 10), () => outgoing.socket?.resetAndDestroy());
      return;
    }
    const given =
      passing.fault === undefined
        ? { status, type: 'application/json', body, data: passing.whole }
        : altered(passing.fault, body);
    outgoing.writeHead(given.status, { 'content-type': given.type });
    if (passing.fault === 'drip') drip(given.body, outgoing);
    else {
      if (!passing.cut) passing.given = given.data;
      outgoing.end(given.body);
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;

  const shut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    for (const passing of open) {
      passing.cut = true;
      passing.given = undefined;
    }
    open.clear();
    await closed;
  };

  function drip(text: string, outgoing: ServerResponse): void {
    let at = 0;
    const timer = setInterval(() => {
      outgoing.write(text[at] ?? ' ');
      at += 1;
    }, 50);
    held.add(timer);
    outgoing.on('close', () => clearInterval(timer));
  }

  function forward(
    incoming: IncomingMessage,
  ): Promise<{ readonly status: number; readonly body: string; readonly asked: string }> {
    return new Promise((resolve, reject) => {
      const { method, url, headers } = incoming;
      const asked: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => asked.push(chunk));
      const onward = request(
        { host: '127.0.0.1', port: targetPort, method, path: url, headers },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              asked: Buffer.concat(asked).toString(),
            }),
          );
        },
      );
      onward.on('error', reject);
      incoming.pipe(onward);
    });
  }

  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    passed(requestId) {
      const known = noted.get(requestId) ?? [];
      noted.delete(requestId);
      return known;
    },
    hold() {
      let release = () => {};
      holding = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        holding = undefined;
        release();
      };
    },
    arrival: () => new Promise((resolve) => waiting.push(resolve)),
    after(requests, next) {
      count = 0;
      later = { requests, kind: next };
    },
    async fault(next) {
      kind = next;
      later = undefined;
      if (next === 'refused') await shut();
      else if (!server.listening) await listen(port);
    },
    async close() {
      for (const timer of held) clearInterval(timer);
      await shut();
    },
  };
}

type Passing = { -readonly [Key in keyof Passed]: Passed[Key] };

function variablesIn(text: string): Record<string, unknown> {
  return (JSON.parse(text) as { variables?: Record<string, unknown> | null }).variables ?? {};
}

function dataIn(text: string): Data | undefined {
  return (JSON.parse(text) as { data?: Data | null }).data ?? undefined;
}
