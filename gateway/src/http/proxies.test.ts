import { describe, expect, it } from '@jest/globals';
import { createOriginCheck } from './origins.js';
import { createProxyCheck } from './proxies.js';

describe('a trusted proxy', () => {
  const isProxy = createProxyCheck(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);

  it.each(['10.1.2.3', '192.0.2.7', '::ffff:10.1.2.3', '2001:db8::1'])('is %s', (address) => {
    expect(isProxy(address)).toBe(true);
  });

  it.each(['11.0.0.1', '192.0.2.8', '2001:db9::1', 'nonsense', undefined])('is not %s', (address) => {
    expect(isProxy(address)).toBe(false);
  });
});

describe('an origin', () => {
  const mayAsk = createOriginCheck(['https://portal.example']);

  it('may ask where it is on the list, is the own one, or is none', () => {
    expect(mayAsk('https://portal.example', 'hub.example')).toBe(true);
    expect(mayAsk('https://hub.example', 'hub.example')).toBe(true);
    expect(mayAsk(undefined, 'hub.example')).toBe(true);
  });

  it.each([
    'https://portal.example.evil.test',
    'http://portal.example',
    'https://hub.example:8443',
    'null',
    'nonsense',
  ])('may not where it is %s', (origin) => {
    expect(mayAsk(origin, 'hub.example')).toBe(false);
  });

  it('may always where all may', () => {
    expect(createOriginCheck(['*'])('https://any.test', 'hub.example')).toBe(true);
  });
});
