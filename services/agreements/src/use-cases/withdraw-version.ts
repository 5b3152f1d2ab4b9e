import { refuse, refuseStale } from '@hub/common';
import type { Context } from '../context.js';
import { Joining } from '../entities/joining.js';
import type { WithdrawVersionInput } from '../entities/withdraw-version.js';
import { updateAgreement } from '../repositories/agreement-write-repository.js';
import { timeInTransaction } from '../repositories/counter-repository.js';
import { updateVersion } from '../repositories/version-repository.js';
import { isInForce, isUndecided } from '../version-life.js';
import { countAnew } from './count-anew.js';
import { type LockedAgreement, versionOf } from './lock-agreement.js';
import { named } from './refuse-transition.js';
import { refuseWithdrawn } from './refuse-withdrawn.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/**
 * Gives a version up before it is adopted. It stays among the versions in the state that it had come to, so that a text
 * that was never public does not become it, and goes no further. Where it was the current one, the last version in force
 * is, or none.
 */
export function withdrawVersion(input: WithdrawVersionInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'withdrawVersion',
    input,
    refuse(locked, { revision }) {
      const version = versionOf(locked);
      const decided = refuse(
        'INVALID_TRANSITION',
        `The version is ${named(version.state)}: only one that was never adopted can be withdrawn (återtas).`,
        'versionId',
      );
      return [
        ...(isUndecided(version.state) ? refuseWithdrawn(version, 'versionId') : [decided]),
        ...refuseStale('version', revision, version.revision),
      ];
    },
    async apply(tx, locked) {
      const version = versionOf(locked);
      const withdrawnAt = await timeInTransaction(tx);
      await updateVersion(tx, version.id, { withdrawnAt });
      const payload = { versionId: version.id, state: version.state };
      const { agreement } = locked;
      if (agreement.currentVersionId !== version.id) return { payload, changed: [version] };
      const currentVersionId = lastInForce(locked);
      await updateAgreement(tx, agreement.id, { currentVersionId, joining: Joining.CLOSED });
      await countAnew(tx, agreement);
      return { payload: { ...payload, currentVersionId }, changed: [agreement, version] };
    },
  });
}

const lastInForce = ({ versions }: LockedAgreement): string | null =>
  versions.findLast(({ state }) => isInForce(state))?.id ?? null;
