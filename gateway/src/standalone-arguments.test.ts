import { describe, expect, test } from '@jest/globals';
import { parseArguments } from './standalone-arguments.js';

describe('the arguments of a gateway that serves one supergraph', () => {
  test('name the file, the port and addresses of subgraphs', () => {
    const args = [
      '--supergraph',
      'a.graphql',
      '--port',
      '4100',
      '--subgraph',
      'x=http://a?b=c',
      '--subgraph',
      'y=http://b/',
    ];
    expect(parseArguments(args)).toEqual({
      supergraph: 'a.graphql',
      port: '4100',
      host: '127.0.0.1',
      logLevel: 'info',
      subgraphUrls: { x: 'http://a?b=c', y: 'http://b/' },
    });
  });

  test('that do not do are all named, with how they are used', () => {
    expect(() => parseArguments(['--subgraph', 'x', '--subgraph', '=http://a'])).toThrow(
      /--supergraph: expected .*\n--subgraph: expected name=url, got "x"\n--subgraph: .*got "=http:\/\/a"\nUsage: /,
    );
    expect(() => parseArguments(['--supergraf', 'x'])).toThrow(/--supergraf[\s\S]*Usage: /);
  });
});
