import { type Backbone, followKept, type Logger } from '@hub/common/process';
import type { Identity } from '@hub/schema/identity';
import { RevokedRoles } from './revoked-roles.js';
import { RightsUnknown } from './rights-unknown.js';

/** Whether it is known what has been revoked. */
export type RightsState = 'known' | 'never read' | 'too old' | 'not followed';

/** The rights of callers, less what has been revoked. */
export interface Rights {
  readonly state: RightsState;
  /**
   * The identity with the roles that it still has.
   *
   * @throws {RightsUnknown} for callers with a token while the log was never read, and for those with roles while it
   *   could not be read for too long.
   */
  leftOf(identity: Identity): Identity;
  /** Calls back when somebody may have lost a right, or may not be believed any more. */
  watch(changed: () => void): void;
  /** Seconds since the log was last read to its end. */
  secondsBehind(): number;
  stop(): Promise<void>;
}

export interface RightsOptions {
  /** Closed when the rights are stopped. */
  readonly backbone: Pick<Backbone, 'readKept' | 'watch' | 'close'>;
  readonly log: Logger;
  /** Milliseconds for which what is known is gone by while the log can't be read. */
  readonly maxStaleness: number;
}

/** The rights of a gateway that follows no log: nothing is ever revoked. */
export const UNFOLLOWED: Rights = {
  state: 'not followed',
  leftOf: (identity) => identity,
  watch: () => undefined,
  secondsBehind: () => 0,
  stop: async () => undefined,
};

const MADE_ANEW =
  'the event log was made anew: what the old one said is revoked stays so until this gateway is started again';

/** Milliseconds by which a timer may be early. */
const TIMER_INACCURACY = 10;

/** Reads from the log what has been revoked, and goes on as more is. */
export function followRights({ backbone, log, maxStaleness }: RightsOptions): Rights {
  const revoked = new RevokedRoles();
  const watchers = new Set<() => void>();
  let readAt: number | undefined;
  let failing = false;
  let aging: NodeJS.Timeout | undefined;
  const began = performance.now();
  const tell = () => {
    for (const changed of watchers) changed();
  };
  const age = () => performance.now() - (readAt ?? began);
  const state = (): RightsState => {
    if (readAt === undefined) return 'never read';
    return age() > maxStaleness ? 'too old' : 'known';
  };

  const stopFollowing = followKept({
    backbone,
    onRead(entries, anew) {
      if (anew && readAt !== undefined) log.warn(MADE_ANEW);
      // What is known stays: else a lost log would give every right back.
      for (const entry of entries) revoked.take(entry);
      readAt = performance.now();
      clearTimeout(aging);
      aging = setTimeout(tell, maxStaleness + TIMER_INACCURACY).unref();
      if (failing) log.info('the log of rights is read again');
      failing = false;
      if (entries.length > 0) tell();
    },
    onError(err) {
      if (!failing) log.warn({ err }, 'the log of rights can not be read: what is known of it is gone by');
      failing = true;
    },
  });

  return {
    get state() {
      return state();
    },
    leftOf(identity) {
      if (identity.subject === null) return identity;
      const now = state();
      if (now === 'never read' || (now === 'too old' && identity.roles.length > 0)) throw new RightsUnknown();
      return revoked.leftOf(identity);
    },
    watch: (changed) => watchers.add(changed),
    secondsBehind: () => age() / 1000,
    async stop() {
      clearTimeout(aging);
      watchers.clear();
      await stopFollowing();
      await backbone.close();
    },
  };
}
