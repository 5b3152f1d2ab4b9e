import { type Finding, findingOf } from '@hub/common';
import type { CheckedActionPlan } from './checked-records.js';

/** An action plan does not end before it begins, and its id begins with the code of its agreement's place. */
export function plansFitAgreement(plans: readonly CheckedActionPlan[]): Finding[] {
  return plans.flatMap((plan) => {
    const { id, agreementId, startYear, endYear } = plan;
    const findings: Finding[] = [];
    const say = (field: string, what: string, expected: string, got: string) =>
      findings.push(findingOf('actionPlans', plan, { severity: 'error', field, what, expected, got }));
    if (endYear < startYear) {
      say(
        'endYear',
        'The action plan (handlingsplan) ends before it begins.',
        `${startYear} or later`,
        String(endYear),
      );
    }
    const place = agreementId.split('-')[0];
    if (!id.startsWith(`${place}-`)) {
      say(
        'id',
        'The id does not begin with the code of its agreement’s place (länskod, kommunkod).',
        `an id that begins with ${place}-`,
        id,
      );
    }
    return findings;
  });
}
