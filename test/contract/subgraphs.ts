import type { Subgraphs } from './compose.js';

/** The definitions of every subgraph, from the services' code. */
export async function readSubgraphs(): Promise<Subgraphs> {
  const services = await Promise.all([
    import('@hub/regions'),
    import('@hub/organisations'),
    import('@hub/agreements'),
  ]);
  const emitted = await Promise.all(services.map((service) => service.subgraphSdl()));
  return Object.assign({}, ...emitted) as Subgraphs;
}
