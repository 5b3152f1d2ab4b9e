import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * Whether an address is that of a proxy whose forwarding headers are believed.
 *
 * @param trusted addresses and networks (CIDR).
 */
export function createProxyCheck(trusted: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    if (address === undefined) return false;
    // A socket that listens on IPv6 shows IPv4 callers as ::ffff:10.0.0.1.
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4');
  };
}

/**
 * The address of the client of a request: that of its connection, or, where that is a proxy's that is believed, the one
 * that the proxy names in `x-forwarded-for`, and so on along the proxies.
 */
export function clientAddress(
  { socket, headers }: IncomingMessage,
  isProxy: (address: string | undefined) => boolean,
): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  let address = socket.remoteAddress ?? '';
  while (isProxy(address)) {
    const before = plainAddress(forwarded.pop()?.trim() ?? '');
    // A proxy that names no address stands for itself.
    if (before === undefined) break;
    address = before;
  }
  return address;
}

/** The address that a proxy has written; some write the port of the connection behind it: `192.0.2.9:5555`, `[2001:db8::1]:5555`. */
function plainAddress(written: string): string | undefined {
  if (isIP(written) !== 0) return written;
  const [, inBrackets, before = ''] = /^(?:\[(.*)\]|([^:]*))(?::\d{1,5})?$/.exec(written) ?? [];
  if (inBrackets !== undefined) return isIPv6(inBrackets) ? inBrackets : undefined;
  return isIPv4(before) ? before : undefined;
}
