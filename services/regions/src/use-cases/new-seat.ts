import { freeId, slugOf } from '@hub/common';
import type { SeatInput } from '../inputs/seat-input.js';
import type { BodyFact } from '../seed/load-named.js';

export type SeatFact = BodyFact['seats'][number];

/** What the ids of a body's seats begin with: `14-body-beredningen` → `14-seat-beredningen`. */
export const seatIdsFrom = (bodyId: string): string => bodyId.replace(/^(\d{2})-body-/, '$1-seat-');

/** @param isTaken whether an id is another seat's, of whatever body. */
export function newSeat(
  bodyId: string,
  seat: SeatInput,
  source: SeatFact['sources'][number],
  isTaken: (id: string) => boolean,
): SeatFact {
  const holder = seat.organisationId?.replace(/^org-/, '') ?? seat.side;
  return {
    id: freeId(`${seatIdsFrom(bodyId)}-${slugOf(holder) || '1'}`, isTaken),
    side: seat.side,
    sector: seat.sector ?? null,
    count: seat.count ?? 1,
    organisationId: seat.organisationId ?? null,
    laterOrganisationId: null,
    functions: seat.functions ?? [],
    validFrom: seat.validFrom ?? null,
    validTo: seat.validTo ?? null,
    boardOfId: null,
    sources: [source],
  };
}
