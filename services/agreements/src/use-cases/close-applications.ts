import type { EntityManager } from 'typeorm';
import type { AgreementVersion } from '../entities/agreement-version.js';
import { type AdherenceNames, rejectOpen } from '../repositories/adherence-repository.js';

/**
 * A version ends before its applications were decided on: each is rejected, with the reason, as nobody can let them in any
 * more. No count moves, and nobody who watches is told.
 *
 * @param why what became of the version, as the end of a sentence.
 * @returns them: the history tells of each by itself, since not all who may read it may see applications.
 */
export function closeApplications(
  tx: EntityManager,
  { id, number }: AgreementVersion,
  why: string,
): Promise<readonly AdherenceNames[]> {
  return rejectOpen(tx, id, `Before the application was decided on, version ${number} ${why}`);
}
