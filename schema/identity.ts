/**
 * The signed identity: what the gateway tells a service about who is asking.
 *
 * The gateway verifies a caller's access token once and sends this on as a short-lived JWT, signed with the
 * gateway's own key (EdDSA) and with the one deployment it is meant for as audience, so that no deployment can
 * replay it to another. A service refuses a request without a valid one, also for anonymous readers.
 */

import { canBeMunicipalityCode, REGION_CODES } from './region-codes.js';

/** Who is asking. An anonymous reader has no subject and no roles. */
export interface Identity {
  /** The issuer's name for the caller (`sub`); null for an anonymous reader. */
  readonly subject: string | null;
  /** What the caller may act as, each as `role` or `role:scope`; see {@link RoleName}. */
  readonly roles: readonly string[];
}

/**
 * The roles of the hub. Scoped roles are written `role:scope`:
 * `signatory:org-abf-malmo`, `region-editor:12`, `agreement-manager:1280`, `portal:14`.
 */
export type RoleName =
  | 'signatory'
  | 'region-editor'
  | 'agreement-manager'
  | 'organisation-registrar'
  | 'hub-admin'
  | 'analyst'
  | 'portal';

/** What a role is held for. A territory is a region, or one municipality. */
export type RoleScope = 'organisation' | 'region' | 'territory';

/** What each role is held for; null for a role that is held for the whole hub. */
export const ROLE_SCOPES: Readonly<Record<RoleName, RoleScope | null>> = {
  signatory: 'organisation',
  'region-editor': 'region',
  'agreement-manager': 'territory',
  portal: 'region',
  analyst: null,
  'hub-admin': null,
  'organisation-registrar': null,
};

/** OpenID Connect Core 1.0, section 2: `sub` has at most 255 ASCII characters, and its case counts. */
const LONGEST_SUBJECT = 255;

/**
 * What is wrong with the name that an issuer gives a caller. One rule for those who come with a token and for those whose
 * rights are revoked or whose data is erased: who could not be named there may not come in. Two subjects that are alike to
 * the eye are alike: there are no characters that can't be seen, and spaces only within.
 *
 * @returns what was expected and what came, without quoting it; undefined where it is as it must be.
 */
export function subjectFault(subject: string): string | undefined {
  if (subject.trim() === '') return 'a subject that is not empty';
  if (subject.length > LONGEST_SUBJECT) {
    return `a subject of at most ${LONGEST_SUBJECT} characters, got ${subject.length}`;
  }
  const [foreign] = /[^ -~]/u.exec(subject) ?? [];
  if (foreign !== undefined) {
    return `a subject of ASCII characters that can be seen (U+0020 to U+007E), got ${codePoint(foreign)}`;
  }
  return subject === subject.trim() ? undefined : 'a subject without spaces at its ends';
}

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;

const ORGANISATION_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,127}$/u;

/** Whether a role, as a token carries it, has the name of one of the hub's. */
export function isHubRole(role: string): boolean {
  return Object.hasOwn(ROLE_SCOPES, nameOfRole(role));
}

/**
 * What is wrong with one of the hub's roles as a token carries it.
 *
 * @returns what was expected, undefined where it is as it must be.
 */
export function roleFault(role: string): string | undefined {
  const name = nameOfRole(role) as RoleName;
  const scope = role === name ? undefined : role.slice(name.length + 1);
  switch (ROLE_SCOPES[name]) {
    case 'organisation':
      return scope !== undefined && ORGANISATION_ID.test(scope)
        ? undefined
        : `${name} to be held for an organisation: ${name}:<id>`;
    case 'region':
      return scope !== undefined && REGION_CODES.has(scope)
        ? undefined
        : `${name} to be held for a region: ${name}:<two digits>`;
    case 'territory':
      return scope !== undefined && (REGION_CODES.has(scope) || canBeMunicipalityCode(scope))
        ? undefined
        : `${name} to be held for a region or a municipality: ${name}:<two or four digits>`;
    default:
      return scope === undefined ? undefined : `${name} to be held for the whole hub, without a scope`;
  }
}

function nameOfRole(role: string): string {
  return role.split(':', 1)[0] ?? '';
}

/** Claims of the signed identity beside the registered ones (`iss`, `sub`, `aud`, `exp`, `iat`). */
export interface IdentityClaims {
  readonly roles: readonly string[];
}

/** The anonymous reader. */
export const ANONYMOUS: Identity = { subject: null, roles: [] };

/** The issuer name in the signed identity: the gateway, or a service that asks another service in its own name. */
export const GATEWAY_ISSUER = 'hub-gateway';

/** The header that carries the signed identity, as `Bearer <token>`. */
export const IDENTITY_HEADER = 'authorization';

/** The header that carries the request id from the gateway to the services and back to the client. */
export const REQUEST_ID_HEADER = 'x-request-id';

/**
 * The header by which the gateway tells the deployment that serves what has no deployment of its own which codes have
 * one: `12,14`. It leaves their rows out of lists, also where it still holds them.
 */
export const ELSEWHERE_HEADER = 'x-elsewhere';

/**
 * Whether the caller holds a role, for one scope where the role has scopes.
 *
 * @param scope what the role is held for (an organisation's id, a region's or municipality's code); leave out for
 *   roles without a scope.
 */
export function hasRole(identity: Identity, role: RoleName, scope?: string): boolean {
  return identity.roles.includes(scope === undefined ? role : `${role}:${scope}`);
}
