import { VersionState } from './entities/version-state.js';

/** The life of a version: which state may follow which, and what each takes. */

const { UNDER_DISCUSSION, DRAFT, CONSULTATION, ADOPTED, IN_FORCE } = VersionState;
const { UNDER_REVISION, SUPERSEDED, TERMINATED, UNKNOWN } = VersionState;

/** What may follow each state. Imported history may be UNKNOWN: whoever knows better says where it stands. */
export const NEXT_STATES: Readonly<Record<VersionState, readonly VersionState[]>> = {
  UNDER_DISCUSSION: [DRAFT],
  DRAFT: [CONSULTATION],
  CONSULTATION: [DRAFT, ADOPTED],
  ADOPTED: [IN_FORCE, TERMINATED],
  IN_FORCE: [UNDER_REVISION, SUPERSEDED, TERMINATED],
  UNDER_REVISION: [IN_FORCE, SUPERSEDED, TERMINATED],
  SUPERSEDED: [],
  TERMINATED: [],
  UNKNOWN: Object.values(VersionState).filter((state) => state !== UNKNOWN),
};

/** Whether the text may still be changed, and is not public. */
export const isDraft = (state: VersionState): boolean => state === UNDER_DISCUSSION || state === DRAFT;

/** Whether the text is not fixed for good yet: a version out for consultation may go back and be changed. */
export const isUndecided = (state: VersionState): boolean => isDraft(state) || state === CONSULTATION;

export const isInForce = (state: VersionState): boolean => state === IN_FORCE || state === UNDER_REVISION;

/** Whether a version may have signatures that go over to the one that replaces it. */
export const canBeReplaced = ({ state }: { readonly state: VersionState }): boolean =>
  NEXT_STATES[state].includes(SUPERSEDED);

export const hasEnded = (state: VersionState): boolean => state === SUPERSEDED || state === TERMINATED;

interface Standing {
  readonly state: VersionState;
  readonly withdrawnAt: unknown;
}

/** Whether a version came to nothing: it replaces none, and none replaces it. */
export const isGivenUp = ({ state, withdrawnAt }: Standing): boolean =>
  state === TERMINATED || withdrawnAt != null;

/** Whether a version with this predecessor may follow another one: it has none, or one that can't be replaced any more. */
export const leavesFree = (predecessor: Standing | undefined): boolean =>
  predecessor === undefined || isGivenUp(predecessor);

/** Whether a version that comes to a state needs a decision for it. */
export const needsDecision = (from: VersionState, to: VersionState): boolean =>
  to === ADOPTED || (from === UNKNOWN && isInForce(to));

/** Whether a version that comes to a state needs a text for it: one that is imported further on may have none. */
export const needsText = (from: VersionState, to: VersionState): boolean =>
  (from === DRAFT && to === CONSULTATION) || (from === CONSULTATION && to === ADOPTED);

/** Whether a version that comes to a state needs the parties for it. */
export const needsParties = (from: VersionState, to: VersionState): boolean =>
  to === IN_FORCE || (from === UNKNOWN && to === UNDER_REVISION);
