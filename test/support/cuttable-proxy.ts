import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut, as when the server or the network goes away. */
export interface CuttableProxy {
  /** The address with the proxy's port in it. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Lets nothing through from now on, and closes nothing: as a server that is gone without a word. */
  freeze(): void;
  /** Listens again, at the same port; connections that were frozen stay so. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** @param target the address of a TCP server, such as postgres://…@127.0.0.1:5432/name. */
export async function cuttableProxy(target: string): Promise<CuttableProxy> {
  const address = new URL(target);
  const upstreamPort = Number(address.port);
  const upstreamHost = address.hostname;
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((client) => {
    const upstream = connect(upstreamPort, upstreamHost);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (!frozen) from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  address.hostname = '127.0.0.1';
  address.port = String(port);
  const proxy: CuttableProxy = {
    url: address.href,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await closed;
    },
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async mend() {
      frozen = false;
      if (server.listening) return;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async close() {
      if (server.listening) {
        await proxy.cut();
      }
    },
  };
  return proxy;
}
