import { refuseOptionalText, refuseStale } from '@hub/common';
import type { Context } from '../context.js';
import type { EditAgreementInput } from '../entities/edit-agreement.js';
import { updateAgreement, updateTerritory } from '../repositories/agreement-write-repository.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Changes what an agreement is called and how it is joined; what is left out stays. For its territory's manager. */
export function editAgreement(input: EditAgreementInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'editAgreement',
    input,
    check: ({ title, territory, policyArea }) => [
      ...refuseOptionalText(title, { what: 'title', field: ['title'] }),
      ...refuseOptionalText(territory, { what: 'name of the territory', field: ['territory'] }),
      ...refuseOptionalText(policyArea, { what: 'policy area', field: ['policyArea'] }),
    ],
    refuse: ({ agreement }, { revision }) => refuseStale('agreement', revision, agreement.revision),
    async apply(tx, { agreement }, { title, territory, policyArea, joiningNeedsApproval, onSupersession }) {
      const change = {
        ...(title == null ? {} : { title }),
        ...(policyArea === undefined ? {} : { policyArea }),
        ...(joiningNeedsApproval == null ? {} : { joiningNeedsApproval }),
        ...(onSupersession == null ? {} : { onSupersession }),
      };
      await updateAgreement(tx, agreement.id, change);
      if (territory === undefined) return { payload: change, changed: [agreement] };
      await updateTerritory(tx, agreement.id, territory);
      return { payload: { ...change, territory }, changed: [agreement] };
    },
  });
}
