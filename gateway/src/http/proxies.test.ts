import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { createOriginCheck } from './origins.js';
import { clientAddress, createProxyCheck } from './proxies.js';

describe('a trusted proxy', () => {
  const isProxy = createProxyCheck(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);

  it.each(['10.1.2.3', '192.0.2.7', '::ffff:10.1.2.3', '2001:db8::1'])('is %s', (address) => {
    expect(isProxy(address)).toBe(true);
  });

  it.each(['11.0.0.1', '192.0.2.8', '2001:db9::1', 'nonsense', undefined])('is not %s', (address) => {
    expect(isProxy(address)).toBe(false);
  });
});

describe('the address of a client', () => {
  const isProxy = createProxyCheck(['10.0.0.0/8']);
  const addressOf = (remoteAddress: string | undefined, forwarded?: string) =>
    clientAddress(
      { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage,
      isProxy,
    );

  it.each([
    ['that of its connection', '192.0.2.1', undefined, '192.0.2.1'],
    ['not what one says who is no proxy', '192.0.2.1', '192.0.2.9', '192.0.2.1'],
    ['what a proxy says', '10.0.0.1', '192.0.2.9', '192.0.2.9'],
    ['what the first of several proxies says', '10.0.0.1', '192.0.2.9, 10.0.0.3,10.0.0.2', '192.0.2.9'],
    ['not what a client said to a proxy', '10.0.0.1', '198.51.100.1, 192.0.2.9, 10.0.0.2', '192.0.2.9'],
    ['the proxy’s where that says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['the proxy’s where that says no address', '10.0.0.1', '192.0.2.9, unknown', '10.0.0.1'],
    ['the last proxy’s where all are proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['an IPv6 address', '::ffff:10.0.0.1', '2001:db8::1', '2001:db8::1'],
    ['what a proxy says with a port', '10.0.0.1', '192.0.2.9:5555', '192.0.2.9'],
    ['what proxies with ports say', '10.0.0.1', '192.0.2.9:1, 10.0.0.2:65535', '192.0.2.9'],
    ['an IPv6 address with a port', '10.0.0.1', '[2001:db8::1]:5555', '2001:db8::1'],
    ['an IPv6 address in brackets', '10.0.0.1', '[2001:db8::1]', '2001:db8::1'],
    ['an IPv6 address whose end is no port', '10.0.0.1', '2001:db8::1:5555', '2001:db8::1:5555'],
    ['the proxy’s where a port is none', '10.0.0.1', '192.0.2.9:http', '10.0.0.1'],
    ['the proxy’s where brackets hold no IPv6 address', '10.0.0.1', '[192.0.2.9]:1', '10.0.0.1'],
    ['none where the connection is gone', undefined, '192.0.2.9', ''],
  ])('is %s', (_what, remote, forwarded, address) => {
    expect(addressOf(remote, forwarded)).toBe(address);
  });
});

describe('an origin', () => {
  const faultOf = createOriginCheck(['https://portal.example']);

  it('may ask where it is on the list, is the own one, or is none', () => {
    expect(faultOf('https://portal.example', 'hub.example')).toBeUndefined();
    expect(faultOf('https://hub.example', 'hub.example')).toBeUndefined();
    expect(faultOf(undefined, 'hub.example')).toBeUndefined();
  });

  it.each([
    'https://portal.example.evil.test',
    'http://portal.example',
    'https://hub.example:8443',
    'null',
    'nonsense',
  ])('may not where it is %s', (origin) => {
    expect(faultOf(origin, 'hub.example')).toMatch(`ALLOWED_ORIGINS, got ${JSON.stringify(origin)}`);
  });

  it('may always where all may', () => {
    expect(createOriginCheck(['*'])('https://any.test', 'hub.example')).toBeUndefined();
  });
});
