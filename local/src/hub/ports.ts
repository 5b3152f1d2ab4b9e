import { createServer } from 'node:net';
import { HubFailure } from '../failure.js';
import type { Plan } from './plan.js';

/**
 * Sees to it that every port of a hub is free, before anything is started.
 *
 * @throws {HubFailure} naming the first that is not.
 */
export async function requireFreePorts(plan: Plan, host: string, embedded: boolean): Promise<void> {
  const wanted: [number, string, string][] = [
    // Browsers try localhost as ::1 first: whoever listens there would get the gateway's visitors.
    ...[host, '::1'].map((address): [number, string, string] => [plan.gatewayPort, 'gateway', address]),
    ...(embedded ? [[plan.postgresPort, 'database server', '127.0.0.1'] as [number, string, string]] : []),
    ...plan.deployments.map(({ port, name }): [number, string, string] => [port, name, '127.0.0.1']),
  ];
  for (const [port, name, address] of wanted) {
    const code = await tryListening(port, address);
    if (code === 'EADDRINUSE') throw taken(port, name, plan);
    if (code === 'EACCES')
      throw new HubFailure(`port ${port} (${name}) may not be used: set HUB_PORT to one above 1023`);
    if (code !== undefined && address === host && address !== '::1') {
      throw new HubFailure(
        `the gateway can't listen on ${host} (${code}): set HUB_HOST to an address of this machine`,
      );
    }
  }
}

/** @throws {HubFailure} where the port of one deployment is taken. */
export async function requireFreePort(port: number, name: string): Promise<void> {
  if ((await tryListening(port, '127.0.0.1')) !== undefined)
    throw new HubFailure(`port ${port} of the ${name} is taken by another program`);
}

function taken(port: number, name: string, { gatewayPort }: Pick<Plan, 'gatewayPort'>): HubFailure {
  const why = port === gatewayPort ? '' : ` (HUB_PORT + ${port - gatewayPort})`;
  return new HubFailure(
    `port ${port} of the ${name}${why} is taken by another program: set HUB_PORT to another number`,
  );
}

function tryListening(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
