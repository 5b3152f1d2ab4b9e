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
      'one address written in two ways',
      {
        subgraphs: {},
        placements: [
          { ...placement('12', { fallback: true }), url: 'http://127.0.0.1:4100' },
          { ...placement('13'), url: 'http://localhost:4100/' },
        ],
      },
      'an address of its own',
    ],
    [
      'an address with more than where to ask',
      {
        subgraphs: {},
        placements: [{ ...placement('12', { fallback: true }), url: 'http://127.0.0.1:4100/#x' }],
      },
      'scheme, host, port and path alone',
    ],
    [
      'two placements of one audience',
      {
        subgraphs: {},
        placements: [placement('12', { fallback: true, audience: 'a' }), placement('13', { audience: 'a' })],
      },
      'an audience of its own',
    ],
    [
      'two subgraphs at one path',
      {
        subgraphs: { a: { path: '/a' }, b: { path: '/a' } },
        placements: [placement('12', { fallback: true })],
      },
      'a path of its own',
    ],
    [
      'a path that goes up',
      { subgraphs: { a: { path: '/../a' } }, placements: [placement('12', { fallback: true })] },
      'subgraphs.a.path',
    ],
    [
      'two subgraphs at one address',
      { subgraphs: { a: { url: 'http://a.test/graphql' }, b: { url: 'http://a.test/graphql' } } },
      'an address of its own',
    ],
    [
      'a deadline that no timer can keep',
      { subgraphs: {}, placements: [placement('12', { fallback: true, deadline: 9e15 })] },
      'placements.0.deadline',
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
