import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to one or several servers over TCP: a balancer, whose connections can be reset, and that can be shut. */
export interface Way {
  readonly port: number;
  /**
   * Resets connections, on both sides (RST); new ones go through.
   *
   * @param chosen which; all by default.
   * @returns how many.
   */
  reset(chosen?: (index: number) => boolean): number;
  /** Resets every connection, and each that comes from now on. */
  shut(): void;
  /** Lets connections through again. */
  open(): void;
  /** An address with this way's port in place of its own. */
  to(address: string): string;
  close(): Promise<void>;
}

/** @param targets ports on 127.0.0.1, which take turns; one that refuses is passed over. */
export async function startWay(targets: readonly number[]): Promise<Way> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let turn = 0;
  let isShut = false;
  const server = createServer((client) => {
    turn += 1;
    client.on('error', () => {});
    const first = turn % targets.length;
    forward(client, isShut ? [] : [...targets.slice(first), ...targets.slice(0, first)]);
  });

  function forward(client: Socket, [target, ...others]: readonly number[]): void {
    if (target === undefined) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    const refused = () => {
      upstream.destroy();
      forward(client, others);
    };
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      upstream.on('error', () => {});
      join(client, upstream);
      if (isShut) reset();
    });
  }

  function join(client: Socket, upstream: Socket): void {
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      if (from.destroyed) to.destroy();
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
      from.pipe(to);
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const reset = (chosen: (index: number) => boolean = () => true) => {
    const cut = [...pairs].filter((_pair, index) => chosen(index));
    for (const pair of cut) for (const socket of pair) socket.resetAndDestroy();
    return cut.length;
  };
  return {
    port,
    reset,
    shut() {
      isShut = true;
      reset();
    },
    open() {
      isShut = false;
    },
    to(address) {
      const url = new URL(address);
      url.port = String(port);
      return url.href;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      reset();
      await closed;
    },
  };
}
