import type { z } from 'zod';
import type { bodyFact } from './activity-facts.js';
import { namedColumns } from './named-columns.js';
import { searchColumns } from './search-columns.js';
import { searchedTexts } from './searched-texts.js';

type BodyFact = z.output<typeof bodyFact>;
type Row = Readonly<Record<string, unknown>>;

export function bodyRow(body: BodyFact): Row {
  return {
    ...namedColumns(body),
    name_is_printed: body.nameIsPrinted,
    aliases: body.aliases,
    kind: body.kind,
    stated_seats: body.statedSeats,
    member_categories: body.memberCategories,
    women: body.women,
    men: body.men,
    founded: body.founded,
    decided: body.decided,
    description: body.description,
    work_shares: body.workShares,
    preparatory_document: body.preparatoryDocument,
    ...searchColumns(searchedTexts.body(body)),
  };
}

/** In the order of the facts. */
export function seatRows({ id: bodyId, seats }: BodyFact): Row[] {
  return seats.map((seat, index) => ({
    id: seat.id,
    body_id: bodyId,
    ordinal: index + 1,
    side: seat.side,
    sector: seat.sector,
    count: seat.count,
    organisation_id: seat.organisationId,
    later_organisation_id: seat.laterOrganisationId,
    functions: seat.functions,
    valid_from: seat.validFrom,
    valid_to: seat.validTo,
    board_of_id: seat.boardOfId,
    sources: seat.sources,
  }));
}
