import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hub } from '@hub/local';
import { freePorts } from '../../support/free-ports.js';
import { eventsReaderUrl } from '../../support/hub-database.js';
import { type MeasuredProcess, startMeasured } from '../measured-process.js';
import { Clients } from './clients.js';

/** A process that is measured, and its clients. */
export interface Side {
  readonly origin: string;
  readonly process: MeasuredProcess;
  readonly clients: Clients;
  stop(): Promise<void>;
}

/** A gateway of the hub that has no other clients than the ones of the bench, and as many as come. */
export async function startGateway(hub: Hub): Promise<Side> {
  const [port = 0] = await freePorts(1);
  const place = { port: hub.plan.gatewayPort, dataDir: hub.dataDir };
  return side(port, new URL('../../../../gateway/dist/main.js', import.meta.url), [], {
    PORT: String(port),
    HOST: '127.0.0.1',
    SUPERGRAPH: fileURLToPath(new URL('../../../../schema/supergraph.graphql', import.meta.url)),
    DEPLOYMENTS: path.join(hub.dataDir, 'deployments.json'),
    SIGNING_KEY: JSON.stringify(hub.keys.gateway),
    EVENTS_DATABASE_URL: eventsReaderUrl(place),
    LIVE_CONNECTIONS_PER_ADDRESS: '100000',
    // The clients of the bench may keep the machine busy for longer than subgraphs are waited for.
    SUBGRAPH_DEADLINE: '10000',
    PLACEMENT_DEADLINE: '10000',
    LOG_LEVEL: 'warn',
  });
}

/** The control. */
export async function startControl(): Promise<Side> {
  const [port = 0] = await freePorts(1);
  return side(port, new URL('control-process.js', import.meta.url), [String(port)], {});
}

async function side(port: number, program: URL, args: string[], env: Record<string, string>): Promise<Side> {
  const origin = `http://127.0.0.1:${port}`;
  const process = await startMeasured(program, args, `${origin}/graphql`, env);
  const clients = new Clients(`${origin}/graphql`);
  return {
    origin,
    process,
    clients,
    async stop() {
      await clients.stop();
      await process.stop();
    },
  };
}
