import { type Finding, impossibleDate, type Records, today } from '@hub/common';
import { isOfThingDone } from '../possible-dates.js';
import { type CheckedAgreement, standingFigures, standingMilestones } from './checked-records.js';

/** Nothing that is done lies ahead, and nothing before there was anything of the kind: a figure of 2999 would stand for ever. */
export function datesArePossible(
  agreements: readonly CheckedAgreement[],
  { decisions = [], documents = [], definitions = [] }: Records,
  now: Date,
): Finding[] {
  const until = today(now);
  return [
    ...agreements.flatMap((agreement) => datesOfAgreement(agreement, until)),
    ...decisions.flatMap((decision) =>
      impossibleDate('decisions', decision, {
        field: 'date',
        what: 'The decision (beslut) can’t be of its date.',
        date: decision.date,
        until,
      }),
    ),
    ...documents.flatMap((document) => [
      ...impossibleDate('documents', document, {
        field: 'date',
        what: 'The document (dokument) can’t be of its date.',
        date: document.date,
        until,
      }),
      // A meeting is called before it is held.
      ...impossibleDate('documents', document, {
        field: 'meetingDate',
        what: 'The meeting (sammanträde) that the document was written for can’t be of its date.',
        date: document.meetingDate,
        until: null,
      }),
    ]),
    ...definitions.flatMap((definition) =>
      impossibleDate('definitions', definition, {
        field: 'year',
        what: 'The definition (definition) can’t be of its year.',
        date: definition.year === null ? null : String(definition.year),
        until,
      }),
    ),
  ];
}

function datesOfAgreement(agreement: CheckedAgreement, until: string): Finding[] {
  return [
    ...standingMilestones(agreement).flatMap(({ kind, date }) =>
      impossibleDate('agreements', agreement, {
        field: 'milestones',
        what: `The milestone (milstolpe) ${kind} can’t be of its date.`,
        date,
        until: isOfThingDone(kind) ? until : null,
      }),
    ),
    ...standingFigures(agreement).flatMap(({ value, asOf }) =>
      impossibleDate('agreements', agreement, {
        field: 'reportedFigures',
        what: `The reported figure (uppgivet antal) ${value} can’t be of its date.`,
        date: asOf,
        until,
      }),
    ),
  ];
}
