import { isHubRole, roleFault } from '@hub/schema/identity';
import { TokenRefused } from './faults.js';

/** More roles than anyone holds: they are sent on with every request. */
const MOST_ROLES = 200;

/**
 * The roles that a token gives in the hub.
 *
 * An issuer may give roles of other systems in the same claim: names that are none of the hub's are passed over. A role
 * of the hub that is not as it must be refuses the token, since somebody gave a right and would not find it.
 *
 * @param path the claim: its name, or the names on the way to it with dots between: `realm_access.roles`.
 * @throws {TokenRefused} where the claim is there and is no list of texts, and for such a role.
 */
export function rolesOf(claims: Readonly<Record<string, unknown>>, path: string): readonly string[] {
  const claim = claimAt(claims, path);
  if (claim === undefined) return [];
  if (!isTexts(claim)) throw new TokenRefused(`expected its claim "${path}" to be a list of texts`);
  const roles = [...new Set(claim.filter(isHubRole))];
  for (const role of roles) {
    const fault = roleFault(role);
    if (fault !== undefined) throw new TokenRefused(`expected its role ${fault}`);
  }
  if (roles.length > MOST_ROLES)
    throw new TokenRefused(`expected at most ${MOST_ROLES} roles of the hub, got ${roles.length}`);
  return roles;
}

/** A claim's own name may have dots in it: names that are addresses have. */
function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
