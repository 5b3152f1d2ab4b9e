import type { VersionState } from './entities/version-state.js';
import { isInForce, leavesFree } from './version-life.js';

/** The rule of which versions may be in force beside each other. */

/** A version by its number, with that of the version it follows. */
export interface ChainedVersion {
  readonly number: number;
  readonly predecessor: number | null;
  readonly state: VersionState;
  readonly withdrawnAt: unknown;
}

export const inForce = <Version extends { readonly state: VersionState }>(versions: readonly Version[]) =>
  versions.filter(({ state }) => isInForce(state));

/**
 * Whether the versions in force are one, or two of which the later can replace the earlier: a third would stay beside
 * them, and so would one that the other can't replace.
 */
export function canBecomeOne(versions: readonly ChainedVersion[]): boolean {
  const [earlier, later, ...more] = inForce(versions).sort((a, b) => a.number - b.number);
  if (earlier === undefined || later === undefined) return true;
  if (more.length > 0) return false;
  return (
    later.predecessor === earlier.number ||
    leavesFree(versions.find(({ number }) => number === later.predecessor))
  );
}
