import {
  freeId,
  markLoaded,
  type Refusal,
  recordedSource,
  refuse,
  refuseText,
  refuseUnknown,
  slugOf,
} from '@hub/common';
import { territoryOf } from '@hub/schema/rights';
import type { Context } from '../context.js';
import type { AddActionPlanInput } from '../entities/add-action-plan.js';
import { FIRST_YEAR, LAST_YEAR } from '../possible-dates.js';
import {
  documentExists,
  insertActionPlan,
  lockActionPlanIds,
} from '../repositories/agreement-write-repository.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Adds an action plan to an agreement; the years of its plans may overlap. */
export function addActionPlan(input: AddActionPlanInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'addActionPlan',
    input,
    check,
    refuse: async (_locked, { documentId }, _prepared, tx) =>
      documentId == null || (await documentExists(tx, documentId))
        ? []
        : [refuseUnknown('document', documentId, 'documentId')],
    async apply(tx, { agreement }, { title, startYear, endYear, contents, documentId, source }) {
      const wanted = `${territoryOf(agreement.id)}-action-plan-${slugOf(title) || startYear}`;
      const taken = await lockActionPlanIds(tx, wanted);
      const id = freeId(wanted, (each) => taken.has(each));
      await insertActionPlan(tx, {
        id,
        agreementId: agreement.id,
        title,
        startYear,
        endYear,
        agreementPeriod: false,
        contents: contents ?? [],
        bodyId: null,
        documentId: documentId ?? null,
        sources: [recordedSource(source)],
      });
      // The facts know nothing of it, and would remove it.
      await markLoaded(tx, [{ kind: 'actionPlans', id }]);
      return { shown: { actionPlanId: id }, payload: { actionPlanId: id, title, startYear, endYear } };
    },
  });
}

const MOST_LINES = 100;

function check({
  title,
  startYear,
  endYear,
  contents,
}: Omit<AddActionPlanInput, 'idempotencyKey'>): Refusal[] {
  const lines = contents ?? [];
  const no = (message: string, field: string) => refuse('INVALID_INPUT', message, field);
  const isYear = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;
  const years = `The year must be from ${FIRST_YEAR} to ${LAST_YEAR}.`;
  return [
    ...refuseText(title, { what: 'title', field: ['title'] }),
    ...(isYear(startYear) ? [] : [no(years, 'startYear')]),
    ...(isYear(endYear) ? [] : [no(years, 'endYear')]),
    ...(startYear <= endYear ? [] : [no('The last year is before the first.', 'endYear')]),
    ...(lines.length <= MOST_LINES
      ? []
      : [no(`The plan must have at most ${MOST_LINES} lines; it has ${lines.length}.`, 'contents')]),
    ...lines.flatMap((line, index) => refuseText(line, { what: 'line', field: ['contents', index] })),
  ];
}
