import { createHash } from 'node:crypto';
import { Any, type EntityManager } from 'typeorm';
import { AgreementVersion } from '../entities/agreement-version.js';
import { Decision } from '../entities/decision.js';
import { VersionText } from '../entities/version-text.js';

/** In no order; ids that are not here are left out. */
export function findVersionsById(db: EntityManager, ids: readonly string[]): Promise<AgreementVersion[]> {
  return db.findBy(AgreementVersion, { id: Any([...ids]) });
}

/** By number. */
export function findVersionsOfAgreements(
  db: EntityManager,
  agreementIds: readonly string[],
): Promise<AgreementVersion[]> {
  return db.find(AgreementVersion, {
    where: { agreementId: Any([...agreementIds]) },
    order: { number: 'ASC' },
  });
}

/** In no order; versions without a text are left out. */
export function findTexts(db: EntityManager, versionIds: readonly string[]): Promise<VersionText[]> {
  return db.findBy(VersionText, { id: Any([...versionIds]) });
}

/** The earliest first. */
export function findDecisions(db: EntityManager, versionIds: readonly string[]): Promise<Decision[]> {
  return db.find(Decision, {
    where: { versionId: Any([...versionIds]) },
    order: { printedDate: 'ASC', id: 'ASC' },
  });
}

export async function insertVersion(
  tx: EntityManager,
  version: Omit<AgreementVersion, 'textHash' | 'revision'>,
): Promise<void> {
  await tx.insert(AgreementVersion, { ...version, textHash: null, revision: 1 });
}

/** Writes what is given, and moves the revision on. */
export async function updateVersion(
  tx: EntityManager,
  id: string,
  change: Partial<Pick<AgreementVersion, 'state' | 'textHash' | 'predecessorId'>>,
): Promise<void> {
  await tx.update(AgreementVersion, { id }, { ...change, revision: () => 'revision + 1' });
}

/** Keeps the text of a version as it is given, and its checksum: SHA-256 over its UTF-8 bytes. */
export async function saveText(tx: EntityManager, id: string, text: string): Promise<string> {
  const textHash = createHash('sha256').update(text, 'utf8').digest('hex');
  await tx.upsert(VersionText, { id, text }, ['id']);
  await updateVersion(tx, id, { textHash });
  return textHash;
}

export async function saveDecision(tx: EntityManager, decision: Omit<Decision, 'date'>): Promise<void> {
  await tx.upsert(Decision, decision, ['id']);
}
