import { type Finding, findingOf } from '@hub/common';
import { type CheckedProject, sum } from './checked-records.js';

const LEAST_DIFFERENCE = 1e-9;

/** The funders of a project pay no larger a share than the rule lets them. */
export function funderKeepsToRule(projects: readonly CheckedProject[]): Finding[] {
  return projects.flatMap((project) => {
    const { financing, fundingRule } = project;
    if (!financing || !fundingRule) return [];
    const total = sum(financing.lines.map(({ amount }) => amount));
    const funded = sum(financing.lines.map(({ amount, funderId }) => (funderId === null ? 0 : amount)));
    const share = total === 0 ? 0 : funded / total;
    if (share <= fundingRule.maxFunderShare + LEAST_DIFFERENCE) return [];
    return findingOf('projects', project, {
      severity: 'error',
      field: 'financing',
      what: 'The funder (finansiär) pays more than the rule lets it.',
      expected: `at most ${percent(fundingRule.maxFunderShare)} of the financing`,
      got: percent(share),
    });
  });
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
