import { canBeMunicipalityCode, REGION_CODES } from '@hub/schema/region-codes';

/**
 * The region whose editor decides over a right, beside a hub-admin: that of an agreement's manager, of the region itself
 * or of one of its municipalities, and of a portal.
 *
 * @returns null where only a hub-admin decides.
 */
export function regionOfRight(role: string | null): string | null {
  const [, name, scope = ''] = /^(agreement-manager|portal):(\d{2}|\d{4})$/.exec(role ?? '') ?? [];
  if (name === undefined || !isHubRole(role ?? '')) return null;
  return scope.slice(0, 2);
}

/** Whether a role, with its scope, is one that a token can carry. */
export function isHubRole(role: string): boolean {
  const [name = '', ...scopes] = role.split(':');
  const scope = scopes.join(':');
  if (UNSCOPED.has(name)) return scopes.length === 0;
  return SCOPED[name]?.(scope) ?? false;
}

const UNSCOPED = new Set(['organisation-registrar', 'hub-admin', 'analyst']);

const isRegion = (code: string): boolean => REGION_CODES.has(code);

const SCOPED: Readonly<Record<string, (scope: string) => boolean>> = {
  signatory: (id) => /^org-[a-z0-9-]+$/.test(id),
  'region-editor': isRegion,
  portal: isRegion,
  'agreement-manager': (code) => isRegion(code) || canBeMunicipalityCode(code),
};
