import pg from 'pg';

export interface ListenOptions {
  readonly url: string;
  /** The NOTIFY channel; an SQL identifier. */
  readonly channel: string;
  /** Called at each notification, and after each (re)connection, since some may have been missed meanwhile. */
  readonly wake: () => void;
  /** Told of each lost or refused connection; the listener goes on trying by itself. */
  readonly onError?: (error: Error) => void;
}

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;

/**
 * Listens on a PostgreSQL channel over a connection of its own, and connects again for as long as it takes.
 *
 * @returns stops it and closes the connection.
 */
export function listen(options: ListenOptions): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delay = FIRST_RETRY_MS;

  const lose = (lost: pg.Client, error?: Error) => {
    if (client !== lost) return;
    client = undefined;
    // Its end may never be answered where the server is gone; nothing waits for it.
    lost.end().catch(() => undefined);
    if (stopped) return;
    if (error) options.onError?.(error);
    retry = setTimeout(connect, delay);
    delay = Math.min(delay * 2, LONGEST_RETRY_MS);
  };

  const connect = () => {
    const next = new pg.Client({
      connectionString: options.url,
      keepAlive: true,
      application_name: `listen ${options.channel}`,
    });
    client = next;
    next.on('error', (error) => lose(next, error));
    next.on('end', () => lose(next));
    next.on('notification', () => options.wake());
    next
      .connect()
      .then(() => next.query(`LISTEN ${pg.escapeIdentifier(options.channel)}`))
      .then(() => {
        delay = FIRST_RETRY_MS;
        options.wake();
      })
      .catch((error: Error) => lose(next, error));
  };

  connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    const last = client;
    client = undefined;
    await last?.end().catch(() => undefined);
  };
}
