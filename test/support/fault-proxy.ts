import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What can go wrong between the gateway and a deployment. */
export type Fault =
  | 'refused'
  | 'reset'
  | 'hanging'
  | 'drip'
  | 'status500'
  | 'html'
  | 'shape'
  | 'missingEntities'
  | 'surplusEntities'
  | 'nullInside';

export const FAULTS: readonly Fault[] = [
  'refused',
  'reset',
  'hanging',
  'drip',
  'status500',
  'html',
  'shape',
  'missingEntities',
  'surplusEntities',
  'nullInside',
];

/** A way to a deployment that can be broken in every manner. */
export interface FaultProxy {
  readonly url: string;
  /** Number of requests that came through, faulted ones too, since the last call. */
  take(): number;
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

  const server = createServer(async (incoming, outgoing) => {
    count += 1;
    for (const tell of waiting.splice(0)) tell();
    await holding;
    if (later !== undefined && count > later.requests) {
      kind = later.kind;
      later = undefined;
    }
    const fault = kind;
    if (fault === 'hanging') {
      incoming.resume();
      return;
    }
    if (fault === 'status500') {
      outgoing.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"out of order"}');
      return;
    }
    if (fault === 'html') {
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Welcome.</p>');
      return;
    }
    const { status, body } = await forward(incoming);
    const text = fault === undefined ? body : altered(fault, body);
    if (fault === 'reset') {
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      outgoing.write(body.slice(0, 10), () => outgoing.socket?.resetAndDestroy());
      return;
    }
    outgoing.writeHead(status, { 'content-type': 'application/json' });
    if (fault === 'drip') drip(text, outgoing);
    else outgoing.end(text);
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

  function forward(incoming: IncomingMessage): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const { method, url, headers } = incoming;
      const onward = request(
        { host: '127.0.0.1', port: targetPort, method, path: url, headers },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
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

/** The answer of a deployment that has gone wrong. */
function altered(fault: Fault, body: string): string {
  const answer = JSON.parse(body) as { data?: Record<string, unknown> | null };
  const data = answer.data ?? {};
  if (fault === 'shape') return JSON.stringify({ data: { other: [1, 2, 3] } });
  for (const [key, value] of Object.entries(data)) {
    if (fault === 'nullInside') data[key] = withoutLeaves(value);
    if (!Array.isArray(value) || !key.includes('_entities')) continue;
    if (fault === 'missingEntities') data[key] = value.slice(1);
    if (fault === 'surplusEntities') data[key] = [...value, value[0] ?? null];
  }
  return JSON.stringify({ ...answer, data });
}

/** The same with null for every text that is not a type's name, keys and cursors too. */
function withoutLeaves(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLeaves);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? null : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [key, key === '__typename' ? below : withoutLeaves(below)]),
  );
}
