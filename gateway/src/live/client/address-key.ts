import { isIPv6 } from 'node:net';

/**
 * What connections of an address are counted under: an IPv4 address as it is, of an IPv6 address its network of 64 bits,
 * since whoever has one of its addresses has them all.
 */
export function addressKey(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  // URL writes an address in its one canonical form, without IPv4 notation.
  const [before = '', after] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const groups = before === '' ? [] : before.split(':');
  if (after !== undefined) {
    const last = after === '' ? [] : after.split(':');
    while (groups.length + last.length < GROUPS) groups.push('0');
    groups.push(...last);
  }
  return `${groups.slice(0, GROUPS / 2).join(':')}::/64`;
}

const GROUPS = 8;
