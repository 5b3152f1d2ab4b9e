import { roleFault } from '@hub/schema/identity';

/**
 * The region whose editor decides over a right, beside a hub-admin: that of an agreement's manager, of the region itself
 * or of one of its municipalities, and of a portal.
 *
 * @returns null where only a hub-admin decides.
 */
export function regionOfRight(role: string | null): string | null {
  const [, name, scope = ''] = /^(agreement-manager|portal):(\d{2}|\d{4})$/.exec(role ?? '') ?? [];
  if (name === undefined || roleFault(role ?? '') !== undefined) return null;
  return scope.slice(0, 2);
}
