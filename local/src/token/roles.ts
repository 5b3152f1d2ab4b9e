import type { RoleName } from '@hub/schema/identity';
import { HubFailure } from '../failure.js';

/** What each role is held for: the option that names it, null for a role that is held for the whole hub. */
const SCOPES: Readonly<Record<RoleName, 'organisation' | 'region' | 'territory' | null>> = {
  signatory: 'organisation',
  'region-editor': 'region',
  'agreement-manager': 'territory',
  portal: 'region',
  analyst: null,
  'hub-admin': null,
  'organisation-registrar': null,
};

export type Scopes = Readonly<Partial<Record<'organisation' | 'region' | 'territory', string>>>;

/**
 * The role as tokens carry it: `signatory:org-abf-malmo`, `analyst`.
 *
 * @throws {HubFailure} for a role that does not exist, and for a scope that is missing or too many.
 */
export function roleOf(role: string | undefined, scopes: Scopes): string {
  if (role === undefined || !isRole(role)) {
    throw new HubFailure(
      `--role is ${role ? `"${role}"` : 'missing'}, wanted one of ${Object.keys(SCOPES).join(', ')}`,
    );
  }
  const wanted = SCOPES[role];
  const tooMany = Object.keys(scopes).find(
    (name) => name !== wanted && scopes[name as keyof Scopes] !== undefined,
  );
  if (tooMany)
    throw new HubFailure(`--${tooMany} does not go with --role ${role}${wanted ? `, --${wanted} does` : ''}`);
  if (!wanted) return role;
  const scope = scopes[wanted];
  if (!scope) throw new HubFailure(`--role ${role} needs --${wanted}`);
  return `${role}:${scope}`;
}

const isRole = (role: string): role is RoleName => Object.hasOwn(SCOPES, role);
