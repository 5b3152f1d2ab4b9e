import { describe, expect, test } from '@jest/globals';
import { parseDeployments } from './index.js';

const placement = (code: string, more = {}) => ({
  code,
  name: `Region ${code}`,
  url: `http://127.0.0.1:4${code.slice(-2)}`,
  ...more,
});

describe('the map of deployments', () => {
  test('is read as it is written', () => {
    const map = {
      subgraphs: {
        agreements: { url: 'http://127.0.0.1:4002/graphql', audience: 'agreements' },
        territories: { path: '/territories' },
      },
      placements: [placement('12', { audience: 'regions-12' }), placement('00', { fallback: true })],
    };
    expect(parseDeployments(JSON.stringify(map))).toEqual(map);
    expect(parseDeployments('{"subgraphs":{}}')).toEqual({ subgraphs: {}, placements: [] });
  });

  test.each([
    ['text that is not JSON', '{', 'expected JSON'],
    [
      'a subgraph with neither address nor path',
      { subgraphs: { a: {} } },
      'subgraphs.a: expected either a url or a path',
    ],
    [
      'a code of another length',
      { subgraphs: {}, placements: [placement('123', { fallback: true })] },
      'placements.0.code',
    ],
    [
      'a code of other characters',
      { subgraphs: {}, placements: [{ ...placement('12', { fallback: true }), code: '1é' }] },
      'placements.0.code: expected two digits or letters',
    ],
    [
      'two placements at one address',
      {
        subgraphs: {},
        placements: [placement('12', { fallback: true }), { ...placement('12'), code: '13' }],
      },
      'an address of its own',
    ],
    [
      'codes that are served by another than the fallback',
      {
        subgraphs: {},
        placements: [placement('12', { serves: ['13'] }), placement('00', { fallback: true })],
      },
      'only the fallback to serve codes',
    ],
    [
      'two placements of one code',
      { subgraphs: {}, placements: [placement('12', { fallback: true }), placement('12')] },
      'a code of its own',
    ],
    [
      'no fallback',
      { subgraphs: {}, placements: [placement('12')] },
      'exactly one placement to be the fallback',
    ],
    [
      'a placed subgraph without placements',
      { subgraphs: { a: { path: '/a' } } },
      'exactly one placement to be the fallback',
    ],
    ['a word that is not known', { subgraphs: {}, placement: [] }, 'placement'],
  ])('with %s is refused, the fault named', (_what, map, message) => {
    expect(() => parseDeployments(typeof map === 'string' ? map : JSON.stringify(map))).toThrow(message);
  });
});
