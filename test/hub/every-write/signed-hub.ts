import { type Mutation, mutationsOf } from '../../support/mutations.js';
import { type OwnHub, startOwnHub } from '../../support/own-hub.js';
import { openForJoining, signIn } from '../../support/signing.js';

/** What {@link ORGANISATION} has signed. */
export const AGREEMENT = '14-agreement-overenskommelsen';
export const ORGANISATION = 'org-bracke-diakoni';

/** Of tokens that are made before the first of those who take turns on the hub has begun. */
export const LONG_LIVED = { expires: '1h' };

/** A hub with the facts and one signature, and every write that it takes. */
export interface SignedHub {
  readonly hub: OwnHub;
  readonly mutations: readonly Mutation[];
  /** Of the signature. */
  readonly adherenceId: string;
}

export async function startSignedHub(): Promise<SignedHub> {
  const hub = await startOwnHub();
  await openForJoining(hub.site, AGREEMENT);
  const { adherence, refusals } = await signIn(hub.world, AGREEMENT, ORGANISATION);
  if (adherence === null) throw new Error(`nothing was signed: ${JSON.stringify(refusals)}`);
  return { hub, mutations: await mutationsOf(hub.world), adherenceId: adherence.id };
}
