import { graphFaults, loadSupergraph } from '@hub/gateway';
import type { Finding } from './finding.js';

/** Fields that the gateway would not know where to send: it would refuse to start with them. */
export function misplacedFields(supergraphSdl: string): Finding[] {
  return graphFaults(loadSupergraph(supergraphSdl)).map((fault) => ({
    where: 'supergraph',
    what: fault.replace(/^- /, ''),
  }));
}
