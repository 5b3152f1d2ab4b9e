import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startGateway, type TestGateway } from './support/gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

describe('the audit suite of graphql-http', () => {
  const audits = serverAudits({
    url: () => gateway.url,
    // GET without a content type is refused unless it shows that no browser was tricked into sending it.
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(
        url,
        init.body ? init : { ...init, headers: { ...init.headers, 'graphql-require-preflight': 'yes' } },
      ),
  });

  it('asks what it is known to ask', () => {
    expect(audits.length).toBeGreaterThan(50);
  });

  for (const audit of audits) {
    it(`${audit.id}: ${audit.name}`, async () => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
    });
  }
});
