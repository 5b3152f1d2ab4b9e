import { type Refusal, refuse, refuseOptionalText, refuseStale, whatChanges } from '@hub/common';
import type { Context } from '../context.js';
import type { EditAgreementInput } from '../entities/edit-agreement.js';
import {
  readDerivable,
  updateAgreement,
  updateTerritory,
} from '../repositories/agreement-write-repository.js';
import { updateVersion } from '../repositories/version-repository.js';
import { canBeReplaced } from '../version-life.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Changes what an agreement is called and how it is joined; what is left out stays. For its territory's manager. */
export function editAgreement(input: EditAgreementInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'editAgreement',
    input,
    check: (given) => [...refuseTexts(given), ...refuseTakenAway(given), ...refuseNothing(given)],
    refuse: ({ agreement }, { revision }) => refuseStale('agreement', revision, agreement.revision),
    async apply(tx, { agreement, versions }, given) {
      const change = whatChanges(
        { ...agreement, ...(await readDerivable(tx, agreement.id)) },
        valuesOf(given),
      );
      if (Object.keys(change).length === 0) return null;
      const { territory, ...own } = change;
      await updateAgreement(tx, agreement.id, own);
      if (own.onSupersession !== undefined) {
        // Whoever replaces a version has seen by its revision what becomes of its signatures.
        for (const { id } of versions.filter(canBeReplaced)) await updateVersion(tx, id, {});
      }
      if (territory !== undefined) await updateTerritory(tx, agreement.id, territory);
      return { payload: change, changed: [agreement] };
    },
  });
}

type Edit = Omit<EditAgreementInput, 'idempotencyKey'>;

/** The values that are given; those that can't be taken away are no null, which was refused. */
const valuesOf = ({ title, territory, policyArea, joiningNeedsApproval, onSupersession }: Edit) => ({
  title: title ?? undefined,
  territory,
  policyArea,
  joiningNeedsApproval: joiningNeedsApproval ?? undefined,
  onSupersession: onSupersession ?? undefined,
});

const refuseTexts = ({ title, territory, policyArea }: Edit): Refusal[] => [
  ...refuseOptionalText(title, { what: 'title', field: ['title'] }),
  ...refuseOptionalText(territory, { what: 'name of the territory', field: ['territory'] }),
  ...refuseOptionalText(policyArea, { what: 'policy area', field: ['policyArea'] }),
];

/** What an agreement can't be without, once it has been said. */
const LASTING = {
  title: 'Every agreement has a title: it can’t be taken away.',
  joiningNeedsApproval: 'Joining takes an approval or not: say true or false, or leave it out.',
  onSupersession:
    'What becomes of the signatures can be changed (CARRY_OVER, RESIGN), but not taken away: leave it out.',
} as const;

const refuseTakenAway = (given: Edit): Refusal[] =>
  Object.entries(LASTING)
    .filter(([field]) => given[field as keyof typeof LASTING] === null)
    .map(([field, why]) => refuse('INVALID_INPUT', why, field));

const CHANGEABLE = [
  ...(Object.keys(LASTING) as (keyof typeof LASTING)[]),
  'territory',
  'policyArea',
] as const;

const refuseNothing = (given: Edit): Refusal[] =>
  CHANGEABLE.every((field) => given[field] === undefined)
    ? [refuse('INVALID_INPUT', 'Nothing is given that would be changed.')]
    : [];
