import { findRows } from '@hub/common';
import { Any, type EntityManager } from 'typeorm';
import { AgreementVersion } from '../entities/agreement-version.js';
import { Decision } from '../entities/decision.js';
import { VersionText } from '../entities/version-text.js';
import { textHashOf } from '../text-hash.js';

/** In no order; ids that are not here are left out. */
export function findVersionsById(db: EntityManager, ids: readonly string[]): Promise<AgreementVersion[]> {
  return findRows(db, AgreementVersion, 'where id = any($1)', [ids]);
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

/**
 * Makes a version, with its text where there is one.
 *
 * @returns the text's checksum.
 */
export async function insertVersion(
  tx: EntityManager,
  version: Omit<AgreementVersion, 'textHash' | 'revision' | 'withdrawnAt'>,
  text: string | null,
): Promise<string | null> {
  const textHash = text === null ? null : textHashOf(text);
  await tx.insert(AgreementVersion, { ...version, textHash, revision: 1, withdrawnAt: null });
  if (text !== null) await tx.insert(VersionText, { id: version.id, text });
  return textHash;
}

/** Writes what is given, and moves the revision on. */
export async function updateVersion(
  tx: EntityManager,
  id: string,
  change: Partial<Pick<AgreementVersion, 'state' | 'textHash' | 'predecessorId' | 'withdrawnAt'>>,
): Promise<void> {
  await tx.update(AgreementVersion, { id }, { ...change, revision: () => 'revision + 1' });
}

/** Writes the sources; the revision is moved on by what has come from them. */
export async function saveVersionSources(
  tx: EntityManager,
  id: string,
  sources: AgreementVersion['sources'],
): Promise<void> {
  await tx.update(AgreementVersion, { id }, { sources });
}

/**
 * Keeps another text of a version as it is given, and moves the revision on.
 *
 * @returns its checksum.
 */
export async function saveText(tx: EntityManager, id: string, text: string): Promise<string> {
  const textHash = textHashOf(text);
  await tx.upsert(VersionText, { id, text }, ['id']);
  await updateVersion(tx, id, { textHash });
  return textHash;
}

export async function saveDecision(tx: EntityManager, decision: Omit<Decision, 'date'>): Promise<void> {
  await tx.upsert(Decision, decision, ['id']);
}
