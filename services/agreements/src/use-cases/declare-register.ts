import { refuseStale } from '@hub/common';
import type { Context } from '../context.js';
import type { DeclareRegisterInput } from '../entities/declare-register.js';
import { setCounted } from '../repositories/counter-repository.js';
import { countAnew } from './count-anew.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Declares that the register holds every signatory, or takes it back; whoever watches the counter sees it. */
export function declareRegister(input: DeclareRegisterInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'declareRegister',
    input,
    refuse: ({ agreement }, { revision }) => refuseStale('agreement', revision, agreement.revision),
    async apply(tx, { agreement, counter }, { complete }) {
      if (complete === counter.registerComplete) return null;
      await setCounted(tx, agreement.id, { registerComplete: complete });
      await countAnew(tx, agreement);
      return { payload: { complete }, changed: [agreement] };
    },
  });
}
