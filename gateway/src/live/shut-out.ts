import type { Rights } from '../rights/index.js';
import { RightsUnknown } from '../rights/index.js';
import type { Client } from './client.js';

/** Ends what runs for a client, at once and not when it answers that it has understood. It may ask nothing more. */
export function end(client: Client): void {
  client.over = true;
  for (const controller of client.running) controller.abort();
}

/** Ends a client's operations and its connection. */
export function shutOut(client: Client, code: number, reason: string): void {
  end(client);
  client.close(code, reason);
}

/** Looks whether a client still has the rights that it had, and shuts it out where it lost one. */
export function checkRights(client: Client, rights: Rights): void {
  const { verified, held = [], over } = client;
  if (verified === undefined || over) return;
  try {
    const { roles } = rights.leftOf(verified.identity);
    if (held.some((role) => !roles.includes(role))) shutOut(client, 4403, 'Right revoked');
    else client.held = roles;
  } catch (error) {
    if (!(error instanceof RightsUnknown)) throw error;
    shutOut(client, 1013, 'Revoked rights are not known');
  }
}
