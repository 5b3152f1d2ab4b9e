const ROLE = /^[a-z][a-z0-9-]{0,63}(?::[\p{L}\p{N}][\p{L}\p{N}._-]{0,127})?$/u;

/** More roles than anyone holds; the rest of a longer list is dropped. */
const MOST_ROLES = 200;

/**
 * The roles of a token's `roles` claim: strings of the form `role` or `role:scope`.
 *
 * Anything else in the claim is dropped, so that a claim of another shape gives no rights.
 */
export function rolesOf(claim: unknown): readonly string[] {
  if (!Array.isArray(claim)) return [];
  const roles = claim.filter((role): role is string => typeof role === 'string' && ROLE.test(role));
  return [...new Set(roles)].slice(0, MOST_ROLES);
}
