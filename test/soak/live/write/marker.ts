import type { Choose } from '../../../support/chooser.js';
import type { Cluster } from '../../../support/cluster/cluster.js';
import type { Written } from '../model.js';
import { write } from './write.js';

export interface Marker {
  /** What it has written so far. */
  readonly written: readonly Written[];
  /** One change of each agreement. */
  move(): Promise<void>;
}

/** Writes by which it is seen that watchers are there, in the name of the last organisation. */
export function markerOf(
  { gateways, agreements, organisationIds }: Cluster,
  choose: Choose,
  seed: number,
): Marker {
  const written: Written[] = [];
  const organisationId = organisationIds.at(-1) ?? '';
  const standing = new Map<string, string>();
  return {
    written,
    async move() {
      for (const { id: agreementId } of agreements) {
        const adherenceId = standing.get(agreementId);
        const kind = adherenceId === undefined ? 'sign' : 'withdraw';
        const key = `marker-${seed}-${written.length}`;
        const answer = await write(
          { kind, key, agreementId, organisationId, ...(adherenceId !== undefined && { adherenceId }) },
          { gateways, choose, onAgain: () => {} },
        );
        if (!answer.adherence) throw new Error(`Expected the marker ${key} to be written, it was refused.`);
        written.push(answer);
        if (kind === 'sign') standing.set(agreementId, answer.adherence.id);
        else standing.delete(agreementId);
      }
    },
  };
}
