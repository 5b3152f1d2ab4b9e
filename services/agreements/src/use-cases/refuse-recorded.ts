import { isDay, quoted, type Refusal, refuse, refuseUnknown } from '@hub/common';
import type { Standing } from '../clients/organisations-client.js';
import type { Agreement } from '../entities/agreement.js';
import type { AgreementVersion } from '../entities/agreement-version.js';
import type { RecordAdherencesInput, RecordedAdherenceInput } from '../entities/record-adherences.js';
import { whyImpossible } from '../possible-dates.js';
import { standingKey } from '../repositories/adherence-repository.js';
import { today } from '../swedish-day.js';
import { hasEnded, isUndecided } from '../version-life.js';
import { refuseAbsent } from './refuse-absent.js';
import { named } from './refuse-transition.js';

/** What a list of signatures is recorded on, under the locks of its organisations and the agreement. */
export interface FoundRecording {
  readonly agreement: Agreement | undefined;
  readonly versions: readonly AgreementVersion[];
  /** See `standingKey`. */
  readonly standing: ReadonlySet<string>;
  /** Organisations of the list whose ids lead on, with what they lead to. */
  readonly merged: ReadonlyMap<string, string>;
}

/** Everything that speaks against a list of signatures as things stand, each with its place in the list. */
export function refuseRecorded(
  { agreement, versions, standing, merged }: FoundRecording,
  { agreementId, adherences }: Omit<RecordAdherencesInput, 'idempotencyKey'>,
  organisations: ReadonlyMap<string, Standing>,
): Refusal[] {
  const absent = adherences.map(({ organisationId: id }, index) =>
    refuseAbsent(id, organisations.get(id), merged.get(id), 'adherences', index, 'organisationId'),
  );
  if (!agreement) return [refuseUnknown('agreement', agreementId, 'agreementId'), ...absent.flat()];
  const earlier = new Map<string, number>();
  return adherences.flatMap((given, index) => {
    const field = (name: keyof RecordedAdherenceInput) => ['adherences', index, name] as const;
    const refusals = [...(absent[index] ?? [])];
    const isAbsent = refusals.length > 0;
    const versionId = given.versionId ?? agreement.currentVersionId;
    const version = versions.find(({ id }) => id === versionId);
    refusals.push(...refuseEarly(agreement, given, field('signedOn')));
    if (!version) return [...refusals, refuseVersion(given, field('versionId'))];
    const state = refuseState(version, field('versionId'));
    refusals.push(...state);
    // Nobody can have signed twice who is not there, nor what can't be signed at all.
    if (isAbsent || state.length > 0) return refusals;
    const key = standingKey(given.organisationId, version.id);
    const before = earlier.get(key);
    earlier.set(key, before ?? index);
    if (standing.has(key)) {
      refusals.push(
        refuse(
          'ALREADY_SIGNED',
          'The organisation has already signed this version.',
          ...field('organisationId'),
        ),
      );
    } else if (before !== undefined) {
      refusals.push(
        refuse(
          'ALREADY_SIGNED',
          `The organisation has signed this version in row ${before + 1} of the list too.`,
          ...field('organisationId'),
        ),
      );
    }
    return refusals;
  });
}

function refuseVersion({ versionId }: RecordedAdherenceInput, field: readonly (string | number)[]): Refusal {
  return refuse(
    'NOT_FOUND',
    versionId === null || versionId === undefined
      ? 'It is not known which version of this agreement is current: name the one that was signed.'
      : `The agreement has no version ${quoted(versionId)}.`,
    ...field,
  );
}

/** A draft is no text to sign yet, and on a version that has ended no signature stands: it would count nowhere. */
function refuseState({ id, state }: AgreementVersion, field: readonly (string | number)[]): Refusal[] {
  const no = (why: string) => [
    refuse('INVALID_TRANSITION', `The version ${quoted(id)} is ${named(state)}${why}`, ...field),
  ];
  if (isUndecided(state)) return no(' and still being worked on, so nobody can have signed it.');
  if (hasEnded(state)) {
    return no(
      ', and no signature on it stands any more: record those of organisations that stand by a later version on that one.',
    );
  }
  return [];
}

/** The sources of a version seldom name a day; the agreement's first year is the earliest that they name. */
function refuseEarly(
  { firstYear }: Agreement,
  { signedOn }: RecordedAdherenceInput,
  field: readonly (string | number)[],
): Refusal[] {
  if (firstYear === null || !isDay(signedOn) || whyImpossible(signedOn, today()) !== null) return [];
  if (Number(signedOn.slice(0, 4)) >= firstYear) return [];
  return [
    refuse(
      'INVALID_INPUT',
      `The day of the signature, ${signedOn}, is before the first year that is known of the agreement, ${firstYear}.`,
      ...field,
    ),
  ];
}
