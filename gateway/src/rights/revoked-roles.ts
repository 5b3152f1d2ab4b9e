import { rightHolder } from '@hub/common/process';
import { RIGHT_RESTORED, RIGHT_REVOKED, type RightChanged } from '@hub/schema/events';
import type { Identity } from '@hub/schema/identity';

/** Stands among a holder's revoked roles for all that it has. */
const ALL = Symbol('all roles');

/** Which roles are revoked, of whom. */
export class RevokedRoles {
  readonly #byHolder = new Map<string, Set<string | typeof ALL>>();

  /** Takes in a change; those of other topics are passed over. Taking one in again changes nothing. */
  take({ type, payload }: { readonly type: string; readonly payload: unknown }): void {
    if (type !== RIGHT_REVOKED && type !== RIGHT_RESTORED) return;
    const { holder, role } = payload as RightChanged;
    const revoked = this.#byHolder.get(holder) ?? new Set();
    if (type === RIGHT_REVOKED) revoked.add(role ?? ALL);
    else revoked.delete(role ?? ALL);
    if (revoked.size === 0) this.#byHolder.delete(holder);
    else this.#byHolder.set(holder, revoked);
  }

  /** The identity with the roles that are left of it. */
  leftOf(identity: Identity): Identity {
    if (identity.subject === null || identity.roles.length === 0 || this.#byHolder.size === 0)
      return identity;
    const revoked = this.#byHolder.get(rightHolder(identity.subject));
    if (revoked === undefined) return identity;
    return {
      ...identity,
      roles: revoked.has(ALL) ? [] : identity.roles.filter((role) => !revoked.has(role)),
    };
  }
}
