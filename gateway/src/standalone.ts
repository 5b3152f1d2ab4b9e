import { ConfigError } from '@hub/common/process';
import { readConfig } from './config.js';
import { createGateway } from './gateway.js';
import { parseArguments, USAGE } from './standalone-arguments.js';

/** Serves any supergraph by itself: no identity, no map of placements, nothing from the environment. */
try {
  const { supergraph, port, host, logLevel, subgraphUrls } = parseArguments(process.argv.slice(2));
  const config = readConfig({ SUPERGRAPH: supergraph, PORT: port, HOST: host, LOG_LEVEL: logLevel });
  const gateway = createGateway({ ...config, subgraphUrls, dashboard: false });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      await gateway.stop();
      process.exit(0);
    });
  }
  const listening = await gateway.start();
  process.stdout.write(`Serving ${supergraph} at http://${config.host}:${listening.port}/graphql\n`);
} catch (error) {
  const help = error instanceof ConfigError ? `\n${USAGE}` : '';
  process.stderr.write(`${inWords(error)}${help}\n`);
  process.exit(1);
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `${error.message}: choose another port with --port`;
  }
  return error.name === 'GraphQLError'
    ? `--supergraph: expected a supergraph, got ${error.message}`
    : error.message;
}
