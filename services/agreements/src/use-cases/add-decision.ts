import { type Refusal, recordedSource, refuseOptionalText, refuseText } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.js';
import type { AddDecisionInput } from '../entities/add-decision.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import type { Decision } from '../entities/decision.js';
import type { DecisionInput } from '../entities/decision-input.js';
import { findDecisions, saveDecision, updateVersion } from '../repositories/version-repository.js';
import { versionOf } from './lock-agreement.js';
import { refusePastDate } from './refuse-date.js';
import { refuseWithdrawn } from './refuse-withdrawn.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Adds a decision about a version. The version stays in its state: `changeVersionState` is what adopts it. */
export function addDecision(input: AddDecisionInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'addDecision',
    input,
    check: (decision) => refuseDecision(decision),
    refuse: (locked) => refuseWithdrawn(versionOf(locked), 'versionId'),
    async apply(tx, locked, given) {
      const version = versionOf(locked);
      const {
        id,
        organ,
        printedDate: date,
        paragraph,
        registryNumber,
      } = await addDecisionTo(tx, version, given);
      await updateVersion(tx, version.id, {});
      return {
        shown: { decisionId: id },
        payload: { decisionId: id, organ, date, paragraph, registryNumber },
      };
    },
  });
}

/** What is wrong with a decision by itself, its source apart. */
export function refuseDecision(decision: DecisionInput, ...field: readonly string[]): Refusal[] {
  const { organ, date, paragraph, registryNumber } = decision;
  return [
    ...refuseText(organ, { what: 'deciding organ', field: [...field, 'organ'] }),
    ...refusePastDate(date, ...field, 'date'),
    ...refuseOptionalText(paragraph, { what: 'paragraph', field: [...field, 'paragraph'] }),
    ...refuseOptionalText(registryNumber, { what: 'registry number', field: [...field, 'registryNumber'] }),
  ];
}

/** Keeps a decision; its id is the version's with the next number. */
export async function addDecisionTo(
  tx: EntityManager,
  version: AgreementVersion,
  { organ, date, paragraph, registryNumber, source }: DecisionInput,
): Promise<Omit<Decision, 'date'>> {
  const before = await findDecisions(tx, [version.id]);
  const last = Math.max(0, ...before.map(({ id }) => Number(id.slice(id.lastIndexOf('-') + 1))));
  const decision = {
    id: `${version.id}-decision-${last + 1}`,
    agreementId: version.agreementId,
    versionId: version.id,
    organ,
    printedDate: date,
    paragraph: paragraph ?? null,
    registryNumber: registryNumber ?? null,
    source: recordedSource(source),
  };
  await saveDecision(tx, decision);
  return decision;
}
