import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { freePort } from '../../../test/support/free-ports.js';
import { type HeapReader, readHeapAt } from '../../../test/support/heap-reader.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  type Instance,
  signs,
  withdraws,
} from './agreements-world.js';

let world: AgreementsWorld;
let service: Instance;
let heap: HeapReader;
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  const port = await freePort();
  service = await world.startProcess({ NODE_OPTIONS: `--inspect=127.0.0.1:${port}` });
  heap = await readHeapAt(port);
});
afterAll(async () => {
  heap?.close();
  await world?.close();
});

const STREAMS = 10_000;
const BORAS = '1490-agreement-overenskommelsen';
const COUNTS = `subscription ($agreementId: ID, $regionCode: ID, $after: ID) {
  signatoryCount(agreementId: $agreementId, regionCode: $regionCode, after: $after, mark: true) { cursor message }
}`;

interface Scope {
  readonly agreementId: string | null;
  readonly regionCode: string | null;
}

/** One connection with a stream for each scope. */
class Connection {
  readonly reached: string[] = [];
  readonly changed: number[] = [];
  readonly faults: unknown[] = [];
  private socket: WebSocket | undefined;
  private acknowledged = false;
  private tell: () => void = () => undefined;

  async open(): Promise<void> {
    const authorization = await world.issuer.authorization({ audience: service.config.deployment });
    this.socket = new WebSocket(`${service.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.socket.on('message', (bytes: Buffer) => this.hear(JSON.parse(String(bytes))));
    await new Promise((resolve) => this.socket?.once('open', resolve));
    this.socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await this.until(() => this.acknowledged);
  }

  /** The streams have their place among the scopes for an id. */
  async begin(scopes: readonly (Scope & { after?: string })[]): Promise<void> {
    for (const [id, variables] of scopes.entries()) {
      const payload = { query: COUNTS, variables };
      this.socket?.send(JSON.stringify({ id: String(id), type: 'subscribe', payload }));
    }
    let count = 0;
    await this.until(() => {
      while (this.reached[count] !== undefined) count += 1;
      return count === scopes.length;
    });
  }

  async until(done: () => boolean): Promise<void> {
    while (!done() && this.faults.length === 0) {
      await new Promise<void>((resolve) => {
        this.tell = resolve;
      });
    }
    expect(this.faults).toEqual([]);
  }

  close(): void {
    this.socket?.terminate();
  }

  private hear(heard: { type: string; id: string; payload: never }): void {
    if (heard.type === 'connection_ack') this.acknowledged = true;
    else if (heard.type !== 'next') this.faults.push(heard);
    else this.take(Number(heard.id), heard.payload);
    this.tell();
  }

  private take(
    id: number,
    { data, errors }: { data: { signatoryCount: Update } | null; errors?: unknown },
  ): void {
    const update = data?.signatoryCount;
    if (update?.message === 'REACHED') this.reached[id] = update.cursor;
    else if (update?.message === 'CHANGE') this.changed.push(id);
    else if (update?.message === 'GAP' && this.reached[id] === undefined) return;
    else if (update?.message !== 'SNAPSHOT') this.faults.push(errors ?? update);
  }
}

interface Update {
  readonly cursor: string;
  readonly message: string;
}

it('ten thousand streams on one connection begin, are told what is theirs and nothing else, come back and take little room', async () => {
  const { data } = await world.ask('{ agreements(first: 500) { nodes { id region { code } } } }');
  const agreements: { id: string; region: { code: string } | null }[] = data.agreements.nodes;
  const kinds = [
    ...agreements.flatMap(({ id, region }) =>
      [null, region?.code ?? '00'].map((regionCode) => ({ agreementId: id, regionCode })),
    ),
    ...[null, '00', '01', '10', '12', '14', '21'].map((regionCode) => ({ agreementId: null, regionCode })),
  ];
  const scopes = Array.from({ length: STREAMS }, (_, id) => kinds[id % kinds.length] as Scope);
  const isConcerned = ({ agreementId, regionCode }: Scope) =>
    (agreementId ?? BORAS) === BORAS && (regionCode ?? '14') === '14';
  const concerned = scopes.flatMap((scope, id) => (isConcerned(scope) ? [id] : []));

  const first = new Connection();
  await first.open();
  const before = await heap.used();
  const begun = await timed(() => first.begin(scopes));
  const bytes = ((await heap.used()) - before) / STREAMS;
  const adherence = await signs(world, BORAS, 'org-demo-01');
  await first.until(() => first.changed.length >= concerned.length);
  expect([...first.changed].sort(byNumber)).toEqual(concerned);
  first.close();

  // All at once they come back for what they missed: the signing, once more, and what is done meanwhile.
  await withdraws(world, 'org-demo-01', adherence);
  const second = new Connection();
  await second.open();
  const back = await timed(() =>
    second.begin(scopes.map((scope, id) => ({ ...scope, after: first.reached[id] as string }))),
  );
  await second.until(() => second.changed.length >= 2 * concerned.length);
  expect([...second.changed].sort(byNumber)).toEqual(concerned.flatMap((id) => [id, id]));
  second.close();
  process.stdout.write(
    `${STREAMS} streams: begun in ${begun} s, back in ${back} s, ${(bytes / 1024).toFixed(1)} KiB each\n`,
  );
  expect(bytes).toBeLessThan(10 * 1024);
}, 120_000);

const byNumber = (one: number, other: number) => one - other;

/** Unit: seconds. */
async function timed(run: () => Promise<void>): Promise<string> {
  const start = performance.now();
  await run();
  return ((performance.now() - start) / 1000).toFixed(1);
}
