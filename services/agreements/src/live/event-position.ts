import type { LogPlace } from '@hub/common';

/** A place as events show it to the gateway: within one epoch comparable as text. */
export function positionOf({ epoch, position }: LogPlace): string {
  return `${epoch}:${position.padStart(20, '0')}`;
}
