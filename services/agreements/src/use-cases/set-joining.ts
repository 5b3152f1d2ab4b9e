import { type Refusal, refuse, refuseStale } from '@hub/common';
import type { Context } from '../context.js';
import { Joining } from '../entities/joining.js';
import type { SetJoiningInput } from '../entities/set-joining.js';
import { updateAgreement } from '../repositories/agreement-write-repository.js';
import { hasEnded, isUndecided } from '../version-life.js';
import { countAnew } from './count-anew.js';
import type { LockedAgreement } from './lock-agreement.js';
import { named } from './refuse-transition.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Opens an agreement for joining, or closes it; whoever watches its counter hears of it. */
export function setJoining(input: SetJoiningInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'setJoining',
    input,
    check: ({ joining }) =>
      joining === Joining.UNKNOWN
        ? [refuse('INVALID_INPUT', 'Joining can be OPEN (öppen) or CLOSED (stängd).', 'joining')]
        : [],
    refuse: (locked, { joining, revision }) => [
      ...(joining === Joining.OPEN ? refuseOpening(locked) : []),
      ...refuseStale('agreement', revision, locked.agreement.revision),
    ],
    async apply(tx, { agreement }, { joining }) {
      if (joining === agreement.joining) return null;
      await updateAgreement(tx, agreement.id, { joining });
      await countAnew(tx, agreement);
      return { payload: { joining }, changed: [agreement] };
    },
  });
}

/** In force and open for joining are independent; but one signs a text that does not change any more. */
function refuseOpening({ agreement, versions }: LockedAgreement): Refusal[] {
  const no = (message: string) => [refuse('INVALID_TRANSITION', message, 'joining')];
  const current = versions.find(({ id }) => id === agreement.currentVersionId);
  if (current === undefined) {
    return no('It is not known which version of this agreement is current, so none could be signed.');
  }
  if (hasEnded(current.state)) {
    return no(`The current version is ${named(current.state)}, so it can’t be signed any more.`);
  }
  if (isUndecided(current.state)) {
    return no(
      `The current version is ${named(current.state)}, and its text may still change: it can be signed once it is ${named('ADOPTED')}.`,
    );
  }
  return [];
}
