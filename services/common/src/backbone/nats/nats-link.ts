import { connect, type NatsConnection } from '@nats-io/transport-node';
import { connectionOptions } from './connection-options.js';
import { inTime } from './in-time.js';
import { BrokenLine, NatsLine } from './nats-line.js';
import type { NatsOptions } from './nats-options.js';

/** A process's way to NATS: one connection, made when it is first needed and made again for as long as it takes. */
export interface NatsLink {
  /**
   * Does something with the connection. Where that breaks meanwhile, it is done again over the next one: nothing that is
   * done here may count twice.
   *
   * @throws where the server is not reached, or does not answer, in time.
   */
  use<Result>(work: (connection: NatsConnection) => Promise<Result>): Promise<Result>;
  /**
   * Calls `wake` at each message to a subject, and after each (re)connection, since some may have been missed meanwhile.
   *
   * @returns stops it.
   */
  listen(subject: string, wake: () => void): () => Promise<void>;
  close(): Promise<void>;
}

/** For how long a server is waited for that is not there, or does not answer. Unit: milliseconds. */
export const PATIENCE_MS = 5_000;
const RETRY_MS = 500;

/** @param onError told of each lost connection; the link connects again by itself. */
export function natsLink(options: NatsOptions, onError: (error: Error) => void = () => undefined): NatsLink {
  const reconnected = new Set<() => void>();
  let opening: Promise<NatsLine> | undefined;
  let closed = false;

  const open = (): Promise<NatsLine> => {
    if (closed) return Promise.reject(new Error('the connection to NATS is closed'));
    if (opening === undefined) {
      const next = connected(() => {
        // By the time that it is given up another one may be there.
        if (opening === next) opening = undefined;
      });
      opening = next;
    }
    return opening;
  };

  const connected = async (onOver: () => void) => {
    try {
      const connection = await connect(await connectionOptions(options, 'backbone'));
      const line = new NatsLine(connection, () => {
        onOver();
        if (!closed) onError(new Error('NATS does not answer'));
      });
      void follow(line).then(onOver);
      return line;
    } catch (error) {
      onOver();
      throw error;
    }
  };

  /** Tells of what happens to a connection until it is closed for good. */
  const follow = async (line: NatsLine) => {
    for await (const { type } of line.connection.status()) {
      if (type === 'disconnect') {
        line.broke();
        if (!closed) onError(new Error('the connection to NATS broke'));
      }
      if (type === 'reconnect') {
        line.mended();
        for (const wake of reconnected) wake();
      }
    }
    line.over();
  };

  return {
    async use(work) {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const left = Math.max(deadline - Date.now(), 0);
        try {
          const line = await inTime(open(), left, 'NATS can’t be reached');
          await line.ready(left);
          return await line.whole(work);
        } catch (error) {
          if (!(error instanceof BrokenLine) || Date.now() > deadline) throw error;
        }
      }
    },

    listen(subject, wake) {
      let stopped = false;
      let retry: NodeJS.Timeout | undefined;
      let end = () => {};
      const subscribe = async () => {
        try {
          const { connection, ended } = await open();
          if (stopped) return;
          const subscription = connection.subscribe(subject, { callback: () => wake() });
          end = () => subscription.unsubscribe();
          // The subscription stands, or what was appended before it does is seen by whoever wakes now.
          await Promise.race([connection.flush(), ended]);
          if (!stopped) wake();
          await ended;
          if (!stopped && !closed) void subscribe();
        } catch (error) {
          if (stopped || closed) return;
          end();
          onError(error as Error);
          retry = setTimeout(() => void subscribe(), RETRY_MS);
        }
      };
      reconnected.add(wake);
      void subscribe();
      return async () => {
        stopped = true;
        reconnected.delete(wake);
        clearTimeout(retry);
        end();
      };
    },

    async close() {
      closed = true;
      const line = await opening?.catch(() => undefined);
      await line?.connection.close();
    },
  };
}
