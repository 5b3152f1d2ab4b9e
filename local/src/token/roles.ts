import { isHubRole, ROLE_SCOPES, type RoleName, type RoleScope, roleFault } from '@hub/schema/identity';
import { HubFailure } from '../failure.js';

export type Scopes = Readonly<Partial<Record<RoleScope, string>>>;

/**
 * The role as tokens carry it: `signatory:org-abf-malmo`, `analyst`.
 *
 * @throws {HubFailure} for a role that does not exist, and for a scope that is missing or too many.
 */
export function roleOf(role: string | undefined, scopes: Scopes): string {
  if (role === undefined || !isRole(role)) {
    throw new HubFailure(
      `--role is ${role ? `"${role}"` : 'missing'}, wanted one of ${Object.keys(ROLE_SCOPES).join(', ')}`,
    );
  }
  const wanted = ROLE_SCOPES[role];
  const tooMany = Object.keys(scopes).find(
    (name) => name !== wanted && scopes[name as keyof Scopes] !== undefined,
  );
  if (tooMany)
    throw new HubFailure(`--${tooMany} does not go with --role ${role}${wanted ? `, --${wanted} does` : ''}`);
  if (!wanted) return role;
  const scope = scopes[wanted];
  if (!scope) throw new HubFailure(`--role ${role} needs --${wanted}`);
  const scoped = `${role}:${scope}`;
  const fault = roleFault(scoped);
  if (fault !== undefined) throw new HubFailure(`--${wanted} is "${scope}", wanted ${fault}`);
  return scoped;
}

const isRole = (role: string): role is RoleName => isHubRole(role) && !role.includes(':');
