import {
  LONGEST_TEXT,
  quoted,
  type Refusal,
  recordedSource,
  refuse,
  refuseOptionalText,
  refuseText,
} from '@hub/common';
import type { Context } from '../context.js';
import type { AddAgreementVersionInput } from '../entities/add-agreement-version.js';
import { VersionState } from '../entities/version-state.js';
import { updateAgreement } from '../repositories/agreement-write-repository.js';
import { insertVersion } from '../repositories/version-repository.js';
import type { LockedAgreement } from './lock-agreement.js';
import { refuseWithdrawn } from './refuse-withdrawn.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/**
 * Adds a version to an agreement; its life begins UNDER_DISCUSSION. An agreement's first version is its current one
 * from the start, and so is one after drafts that were all withdrawn: where it stands is where the agreement stands.
 */
export function addAgreementVersion(
  input: AddAgreementVersionInput,
  context: Context,
): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'addAgreementVersion',
    input,
    check: ({ title, text }) => [
      ...refuseText(title, { what: 'title', field: ['title'] }),
      ...refuseOptionalText(text, { what: 'text', field: ['text'], longest: LONGEST_TEXT, lines: true }),
    ],
    refuse: ({ versions }, { predecessorId }) => refusePredecessor(versions, predecessorId ?? null),
    async apply(tx, { agreement, versions }, { title, text, predecessorId, source }) {
      const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
      const versionId = `${agreement.id}-v${number}`;
      const version = {
        id: versionId,
        agreementId: agreement.id,
        number,
        title,
        state: VersionState.UNDER_DISCUSSION,
        predecessorId: predecessorId ?? null,
        sources: [recordedSource(source)],
      };
      const textHash = await insertVersion(tx, version, text ?? null);
      const isFirst = versions.every(({ withdrawnAt }) => withdrawnAt !== null);
      if (isFirst) await updateAgreement(tx, agreement.id, { currentVersionId: versionId });
      return {
        shown: { versionId },
        payload: { versionId, title, textHash, predecessorId: predecessorId ?? null },
        changed: isFirst ? [agreement] : [],
      };
    },
  });
}

/** Versions are a chain: each follows one of the same agreement, and several may until one of them has replaced it. */
function refusePredecessor(versions: LockedAgreement['versions'], predecessorId: string | null): Refusal[] {
  if (predecessorId === null) return [];
  const predecessor = versions.find(({ id }) => id === predecessorId);
  if (predecessor === undefined) {
    const missing = `The agreement has no version ${quoted(predecessorId)}.`;
    return [refuse('NOT_FOUND', missing, 'predecessorId')];
  }
  const follower = versions.findLast((version) => version.predecessorId === predecessorId);
  if (predecessor.state !== VersionState.SUPERSEDED || follower === undefined) {
    return refuseWithdrawn(predecessor, 'predecessorId');
  }
  const replaced = `Version ${predecessor.number} was replaced already, and only one version can follow it then: name the one that replaced it.`;
  return [refuse('CONFLICT', replaced, 'predecessorId')];
}
