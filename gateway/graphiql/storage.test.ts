import { expect, it } from '@jest/globals';
import { withoutHeaders } from './storage.js';

it('keeps what GraphiQL stores, but for the headers of each entry', () => {
  const entry = { query: '{ a }', headers: '{"Authorization":"Bearer secret"}', operationName: 'A' };
  expect(JSON.parse(withoutHeaders(JSON.stringify({ queries: [entry] })))).toEqual({
    queries: [{ query: '{ a }', headers: null, operationName: 'A' }],
  });
  expect(withoutHeaders('{ not json')).toBe('{ not json');
});
