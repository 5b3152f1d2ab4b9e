import { canonicalJson } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { type Adherence, PUBLIC_STATES } from '../entities/adherence.js';
import { findAdherenceStates } from '../repositories/adherence-repository.js';
import {
  type CountedAgreement,
  findCountedAgreements,
  findLoggedSequences,
  numberChanges,
} from '../repositories/counter-repository.js';
import { type Changed, recordCount, recordSteps } from './record-change.js';

/** What a load brings of signatures and counts, as it is to be. */
export interface Brought {
  readonly adherences: readonly BroughtAdherence[];
  readonly counters: readonly BroughtCounter[];
}

type BroughtAdherence = Changed &
  Pick<Adherence, 'carriedFromId'> &
  Readonly<Record<'signedAt' | 'withdrawnAt' | 'endedAt', string | null>>;

interface BroughtCounter {
  readonly agreementId: string;
  readonly sequence: number;
  /** RFC 3339 UTC. */
  readonly changedAt: string;
}

const NOTHING: Brought = { adherences: [], counters: [] };

/** How many numbers that a file has gone through, and this hub has not, are told one by one. */
const MOST_MADE_UP_FOR = 10_000;

/**
 * Runs a load, and tells those who watch of every count, of what it rests on and of every signature that it makes another,
 * with the entries that the writes of clients leave. Numbers go on from the hub's own, up to the file's where that is
 * higher. An agreement that the hub did not have begins with its file's number.
 *
 * @param load writes all but the numbers of counters and when they changed; does not tell by itself.
 */
export async function tellLoaded(
  tx: EntityManager,
  load: () => Promise<void>,
  brought = NOTHING,
): Promise<void> {
  const before = await findCountedAgreements(tx);
  const states = await findAdherenceStates(
    tx,
    brought.adherences.flatMap(({ id, carriedFromId }) => [id, ...(carriedFromId ? [carriedFromId] : [])]),
  );
  await load();
  const after = await findCountedAgreements(tx);
  const logged = await findLoggedSequences(
    tx,
    [...after.keys()].filter((id) => !before.has(id)),
  );
  const signatures = signaturesToTell(brought.adherences, states);
  const counters = new Map(brought.counters.map((counter) => [counter.agreementId, counter]));
  for (const [id, now] of after) {
    const counter = counters.get(id);
    const was = before.get(id);
    const changed = signatures.filter(({ agreementId }) => agreementId === id);
    if (was !== undefined) await tellChange(tx, was, now, { counter, changed });
    else if (counter !== undefined) await tellNew(tx, now, counter, logged.get(id) ?? 0);
  }
}

/** The signatures were given elsewhere, and told there: one entry says where the count is. */
async function tellNew(
  tx: EntityManager,
  agreement: CountedAgreement,
  { sequence, changedAt }: BroughtCounter,
  logged: number,
): Promise<void> {
  const counter = await numberChanges(tx, agreement.counter.agreementId, sequence, changedAt);
  if (sequence > logged) await recordCount(tx, placeOf(agreement), counter);
}

async function tellChange(
  tx: EntityManager,
  was: CountedAgreement,
  now: CountedAgreement,
  {
    counter,
    changed,
  }: { readonly counter: BroughtCounter | undefined; readonly changed: readonly Changed[] },
): Promise<void> {
  const own = Math.max(changed.length, shown(was) === shown(now) ? 0 : 1);
  const ahead = (counter?.sequence ?? 0) - Number(was.counter.sequence);
  if (own === 0 && ahead <= 0) return;
  const isAhead = counter !== undefined && ahead >= own;
  const before = isAhead && ahead - own > MOST_MADE_UP_FOR ? ahead - own : 0;
  const steps = (isAhead ? ahead : own) - before;
  const numbered = await numberChanges(
    tx,
    now.counter.agreementId,
    before + steps,
    isAhead ? counter.changedAt : null,
  );
  await recordSteps(tx, placeOf(now), numbered, { steps, changed });
}

/** What a stream of counts shows, or rests on. */
const shown = ({ currentVersionId, counter }: CountedAgreement): string => {
  const { registered, registerComplete, signedHere, reported } = counter;
  return canonicalJson({ currentVersionId, registered, registerComplete, signedHere, reported });
};

const placeOf = ({ counter, regionCode, currentVersionId }: CountedAgreement) => ({
  agreementId: counter.agreementId,
  regionCode,
  versionId: currentVersionId,
});

/**
 * Those that became what they are by the load, in the order of time. Nobody signs or leaves where a signature is carried
 * over to another version.
 */
function signaturesToTell(
  adherences: readonly BroughtAdherence[],
  states: ReadonlyMap<string, Adherence['state']>,
): Changed[] {
  const carriedOn = new Set(adherences.map(({ carriedFromId }) => carriedFromId));
  const isPublic = (state: Changed['state'] | undefined) => PUBLIC_STATES.some((each) => each === state);
  return adherences
    .filter(({ id, state }) => isPublic(state) && states.get(id) !== state && !carriedOn.has(id))
    .filter(({ carriedFromId }) => carriedFromId === null || !isPublic(states.get(carriedFromId)))
    .sort((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1));
}

const timeOf = ({ signedAt, withdrawnAt, endedAt }: BroughtAdherence): string =>
  endedAt ?? withdrawnAt ?? signedAt ?? '';
