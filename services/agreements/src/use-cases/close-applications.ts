import type { EntityManager } from 'typeorm';
import type { AgreementVersion } from '../entities/agreement-version.js';
import { rejectOpen } from '../repositories/adherence-repository.js';

/**
 * A version ends before its applications were decided on: each is rejected, with the reason, as nobody can let them in any
 * more. No count moves, and nobody who watches is told.
 *
 * @param why what became of the version, as the end of a sentence.
 * @returns what the history keeps of it; the reason is in the rows alone.
 */
export async function closeApplications(
  tx: EntityManager,
  { id, number }: AgreementVersion,
  why: string,
): Promise<{ readonly rejected?: readonly string[] }> {
  const reason = `Before the application was decided on, version ${number} ${why}`;
  const rejected = await rejectOpen(tx, id, reason);
  return rejected.length === 0 ? {} : { rejected };
}
