import { ANONYMOUS, GATEWAY_ISSUER, type Identity } from './identity.js';
import { type Act, actsOf, roleFor } from './rights.js';

/**
 * What is not public, in one place. Everything else that the hub holds is open data. Whoever reads, counts, filters,
 * searches or streams asks here what the viewer may see; what it may not see is, for it, not there.
 */

/** The states of an adherence that anyone may see; applications are between the organisation and the agreement's manager. */
export const PUBLIC_ADHERENCE_STATES = ['ACTIVE', 'WITHDRAWN', 'ENDED'] as const;

/** The states of a version in which its text is not public yet. */
export const DRAFT_STATES = ['UNDER_DISCUSSION', 'DRAFT'] as const;

/** Whether the viewer may see applications, also rejected ones, of this organisation to this territory's agreements. */
export const maySeeApplication = (
  identity: Identity,
  application: { readonly organisationId: string; readonly territory: string },
): boolean =>
  roleFor(identity, 'readApplication', {
    organisation: application.organisationId,
    territory: application.territory,
  }) !== null;

/**
 * What is done to applications, or moves them, and under which name what was changed tells of whom. An approved one is a
 * signature, which is public.
 */
const TELLS_OF_APPLICATIONS: Readonly<Record<string, string>> = {
  applyToJoin: 'organisationId',
  rejectApplication: 'organisationId',
  withdrawApplication: 'organisationId',
  mergeOrganisations: 'survivorId',
};

/**
 * Whether the viewer, who may read an agreement's history, may see what this entry of it says. Of all others it sees that
 * they are there: their numbers and hashes, by which the history can be verified, and nothing else.
 *
 * @param entry its payload is JSON, as it is kept.
 */
export function maySeeEntry(
  identity: Identity,
  entry: { readonly territory: string; readonly action: string; readonly payload: string },
): boolean {
  const { territory, action, payload } = entry;
  if (!Object.hasOwn(TELLS_OF_APPLICATIONS, action)) return true;
  const { [TELLS_OF_APPLICATIONS[action] as string]: organisationId } = JSON.parse(payload) as Record<
    string,
    string
  >;
  return maySeeApplication(identity, { organisationId: organisationId ?? '', territory });
}

/** Whose applications the viewer may see, for lists, totals and filters; null: everyone's. */
export function applicationsVisibleTo(
  identity: Identity,
): { readonly organisations: readonly string[]; readonly territories: readonly string[] } | null {
  if (roleFor(identity, 'readApplication') !== null) return null;
  const scopes = (role: string) =>
    identity.subject === null
      ? []
      : identity.roles
          .filter((held) => held.startsWith(`${role}:`))
          .map((held) => held.slice(role.length + 1));
  return { organisations: scopes('signatory'), territories: scopes('agreement-manager') };
}

/** Whether the viewer may see the text of a version in this state. */
export const maySeeText = (
  identity: Identity,
  version: { readonly state: string; readonly territory: string; readonly region: string },
): boolean =>
  !(DRAFT_STATES as readonly string[]).includes(version.state) ||
  roleFor(identity, 'readDraftText', { territory: version.territory, region: version.region }) !== null;

/**
 * Whose readings of what is not public are noted under the reader's name. Each right to read must say so here: a shared
 * stream of those who may would note one of them for all.
 */
const READINGS: Readonly<Record<Extract<Act, `read${string}`>, 'noted' | 'not noted'>> = {
  readAgreementHistory: 'noted',
  readOrganisationHistory: 'noted',
  readRegionHistory: 'noted',
  readSigner: 'noted',
  readApplication: 'not noted',
  readDraftText: 'not noted',
};

/** In whose name a stream is asked that several share who are signed in; nobody's in particular. */
const SHARED_SUBJECT = GATEWAY_ISSUER;

/**
 * What a viewer may see, for sharing streams: viewers of the same class see the same of everything, and a stream of theirs
 * is asked in the name of the identity that stands for it. The subject of the one viewer is in it only where readings
 * are noted under it.
 *
 * - Who may see no more than anyone (an anonymous reader; one whose roles give no rights) is of one class.
 * - Who has roles that give rights shares with those who have the same such roles.
 */
export function viewerClass({ subject, roles }: Identity): Identity {
  if (subject === null) return ANONYMOUS;
  const counting = [...new Set(roles)].filter((role) => actsOf(role).length > 0).sort();
  if (counting.length === 0) return ANONYMOUS;
  const isNoted = counting.some((role) =>
    actsOf(role).some((act) => (READINGS as Readonly<Record<string, string>>)[act] === 'noted'),
  );
  return { subject: isNoted ? subject : SHARED_SUBJECT, roles: counting };
}
