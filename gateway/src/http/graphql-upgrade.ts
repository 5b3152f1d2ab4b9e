import { IncomingMessage } from 'node:http';

/**
 * A request that asks for an upgrade only where the live side takes it: a WebSocket at `/graphql`. Node hands every request with
 * `Upgrade` to whoever listens for upgrades, also those that merely offer one, as `h2c` of Java's client and curl's; a
 * server may leave such an offer alone (RFC 9110, 7.8), and the request is answered as any other.
 */
export class GraphQLRequest extends IncomingMessage {
  /** As the parser has it. Declared alone: node sets `upgrade` before fields would begin. */
  declare _asksForUpgrade: boolean;

  /** Node decides by this, once headers have come, whose the request is. */
  get upgrade(): boolean {
    return this._asksForUpgrade && (this.method === 'CONNECT' || isForWebSocket(this));
  }

  set upgrade(asks: boolean) {
    this._asksForUpgrade = asks;
  }
}

function isForWebSocket({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' && url?.split('?')[0] === '/graphql' && headers.upgrade?.toLowerCase() === 'websocket'
  );
}
