import { type Change, nameOf } from '../model.js';

/**
 * Holds the log against the outbox while nobody writes: it has each change once.
 *
 * @returns every fault, in words.
 */
export function checkLogged(outbox: readonly Change[], log: readonly Change[]): string[] {
  const written = new Set(outbox.map(named));
  const logged = new Set<string>();
  const faults: string[] = [];
  for (const name of log.map(named)) {
    if (!written.has(name)) faults.push(`the log has ${name}, which is not in the outbox`);
    else if (logged.has(name)) faults.push(`the log has ${name} more than once`);
    logged.add(name);
  }
  for (const name of written) if (!logged.has(name)) faults.push(`the log does not have ${name}`);
  return faults;
}

const named = ({ agreementId, sequence }: Change): string => nameOf(agreementId, sequence);
