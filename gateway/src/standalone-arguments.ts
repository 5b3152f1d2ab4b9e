import { parseArgs } from 'node:util';

/** What a gateway for a single supergraph is told. */
export interface StandaloneArguments {
  /** Path of the supergraph. */
  readonly supergraph: string;
  /** As given; the configuration checks it. */
  readonly port: string;
  readonly host: string;
  readonly logLevel: string;
  /** Addresses of subgraphs in place of the supergraph's. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
}

export const USAGE =
  'Usage: npm run gateway -- --supergraph FILE --port N [--host ADDRESS] [--log-level LEVEL] [--subgraph name=url …]';

/**
 * Reads the arguments of the command line.
 *
 * @throws Error naming every fault, with how it is used.
 */
export function parseArguments(args: readonly string[]): StandaloneArguments {
  const { values, faults } = read(args);
  const subgraphUrls: Record<string, string> = {};
  if (values.supergraph === undefined)
    faults.push('--supergraph: expected the path of a supergraph, got nothing');
  for (const pair of values.subgraph ?? []) {
    const at = pair.indexOf('=');
    const url = pair.slice(at + 1);
    if (at < 1 || !URL.canParse(url)) faults.push(`--subgraph: expected name=url, got "${pair}"`);
    else subgraphUrls[pair.slice(0, at)] = url;
  }
  if (faults.length > 0) throw new Error([...faults, USAGE].join('\n'));
  return {
    supergraph: values.supergraph ?? '',
    port: values.port ?? DEFAULT_PORT,
    host: values.host ?? '127.0.0.1',
    logLevel: values['log-level'] ?? 'info',
    subgraphUrls,
  };
}

const DEFAULT_PORT = '4000';

interface Values {
  readonly supergraph?: string;
  readonly port?: string;
  readonly host?: string;
  readonly 'log-level'?: string;
  readonly subgraph?: string[];
}

function read(args: readonly string[]): { values: Values; faults: string[] } {
  const text = { type: 'string' } as const;
  const options = {
    supergraph: text,
    port: text,
    host: text,
    'log-level': text,
    subgraph: { ...text, multiple: true },
  } as const;
  try {
    return { values: parseArgs({ args: [...args], options }).values, faults: [] };
  } catch (error) {
    return { values: { supergraph: '' }, faults: [(error as Error).message] };
  }
}
