import pg from 'pg';

/**
 * Keeps the process alive where a connection breaks. An idle one tells the pool; one in use, between two statements, tells
 * only itself, and without a listener that ends the process. Whoever uses it learns of it at its next statement.
 *
 * @param onError told of idle connections that broke; default: nobody.
 */
export function guardPool(pool: pg.Pool, onError?: (error: Error) => void): void {
  pool.on('error', (error) => onError?.(error));
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
}
