import { type Finding, findingOf } from '@hub/common';
import type { CheckedProject } from './checked-records.js';

/** Shares differ where they differ by more than this. */
const LEAST_DIFFERENCE = 1e-9;

/** In a funding rule, the funder's share and the others' are 100 percent together. */
export function sharesAreTheWhole(projects: readonly CheckedProject[]): Finding[] {
  return projects.flatMap((project) => {
    const { fundingRule } = project;
    if (!fundingRule) return [];
    const whole = fundingRule.maxFunderShare + fundingRule.minCofinancingShare;
    if (Math.abs(whole - 1) < LEAST_DIFFERENCE) return [];
    return findingOf('projects', project, {
      severity: 'error',
      field: 'fundingRule',
      what: 'The shares of the funding rule (funder and medfinansiering) are not the whole.',
      expected: '100 % together',
      got: `${percent(fundingRule.maxFunderShare)} and ${percent(fundingRule.minCofinancingShare)}`,
    });
  });
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
