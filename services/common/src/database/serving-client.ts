import pg from 'pg';
import { preparedName } from './prepared.js';

/**
 * A connection of a pool that others make: listens to itself, from before it is open (see `guardPool`), and sends the
 * statements that are marked as prepared under their names.
 */
export class ServingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the many ways to call it are pg's.
  override query(...given: any[]): any {
    const [text, values, ...more] = given;
    const name = typeof text === 'string' && Array.isArray(values) ? preparedName(text) : undefined;
    const send = super.query as (...sent: unknown[]) => unknown;
    return name === undefined ? send.apply(this, given) : send.call(this, { name, text, values }, ...more);
  }
}
