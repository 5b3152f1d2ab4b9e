import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Reads how much memory another Node process has in use. */
export interface HeapReader {
  /** What cannot be collected as garbage. Unit: bytes. */
  used(): Promise<number>;
  close(): void;
}

/**
 * Attaches to a process that was started with `--inspect=127.0.0.1:<port>`. Of a process of the tests themselves the same
 * figure would say little: jest has each promise there remember something of every file of tests that ran before.
 */
export async function readHeapAt(port: number): Promise<HeapReader> {
  const list = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await list.json()) as [{ webSocketDebuggerUrl: string }];
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  let asked = 0;
  const ask = async (method: string) => {
    asked += 1;
    socket.send(JSON.stringify({ id: asked, method }));
    for (;;) {
      const [text] = await once(socket, 'message');
      const { id, result, error } = JSON.parse(String(text));
      if (id !== asked) continue;
      if (error) throw new Error(`${method}: ${error.message}`);
      return result;
    }
  };
  return {
    async used() {
      // The second time takes what the finalisers of the first have let go.
      for (let turn = 0; turn < 2; turn += 1) await ask('HeapProfiler.collectGarbage');
      return (await ask('Runtime.getHeapUsage')).usedSize;
    },
    close: () => socket.terminate(),
  };
}
