import { createHash } from 'node:crypto';

/** How the change log names the holder of a right: the SHA-256 of the token's subject, base64url. */
export function rightHolder(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}

/** The history of what was done to the rights of a holder. */
export const rightChain = (holder: string): string => `right-${holder}`;
