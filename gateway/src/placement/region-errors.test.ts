import { expect, it } from '@jest/globals';
import { ofRegion } from './region-errors.js';

const target = { subgraph: 'activities', placement: '12', name: 'Skåne' };

it.each([
  ['an error of a region without a code', undefined, 'FAILED'],
  ['a code that says how the service failed', 'INTERNAL_SERVER_ERROR', 'FAILED'],
  ['what became of the request', 'TIMEOUT', 'TIMEOUT'],
  ['what is wrong with the record', 'HISTORY_BROKEN', 'HISTORY_BROKEN'],
])('tells the region, and of %s %s as %s', (_what, given, code) => {
  const { extensions } = ofRegion({ message: 'm', extensions: { code: given } }, target as never);
  expect(extensions).toEqual({ code, region: '12', regionName: 'Skåne' });
});

it('leaves the asker’s own fault as it is', () => {
  const error = { message: 'm', extensions: { code: 'BAD_USER_INPUT' } };
  expect(ofRegion(error, target as never)).toBe(error);
});
