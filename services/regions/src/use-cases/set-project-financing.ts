import type { Refusal, WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { FinancingInput } from '../inputs/financing-input.js';
import type { FundingRuleInput } from '../inputs/funding-rule-input.js';
import type { SetProjectFinancingInput } from '../inputs/set-project-financing-input.js';
import { refuseFinancing, refuseFundingRule, refuseRuleShares } from '../refusals/refuse-financing.js';
import { refuseShares } from '../refusals/refuse-shares.js';
import type { ProjectFact } from '../seed/load-named.js';
import { editRecord } from './edit-record.js';
import { type ProjectRows, projectRows } from './project-rows.js';

/**
 * Sets what a project costs and who pays, as it is stated: sums that contradict the lines are kept and shown, not refused.
 * The caller must be the region's editor.
 *
 * @returns the project's id.
 */
export function setProjectFinancing(
  input: SetProjectFinancingInput,
  context: Context,
): Promise<WriteResult<string, ProjectRows>> {
  return editRecord({
    context,
    act: 'setProjectFinancing',
    kind: 'projects',
    what: 'project',
    input,
    named: { id: input.id, field: 'id', what: 'project' },
    check: ({ financing, fundingRule }) => [
      ...(financing ? refuseMoney(financing) : []),
      ...(fundingRule ? refuseFundingRule(fundingRule) : []),
    ],
    edit: (project, { financing, fundingRule }, source) => ({
      ...project,
      financing: financing === undefined ? project.financing : financing && statedFinancing(financing),
      fundingRule:
        fundingRule === undefined
          ? project.fundingRule
          : fundingRule && soundRule(project, fundingRule, source),
    }),
    // Where the rule alone is set, it is the rule that does not fit.
    fieldOf: (path) => (path[0] === 'financing' && !input.financing ? ['fundingRule'] : path),
    shown: ({ id }) => id,
    rows: projectRows,
  });
}

function refuseMoney(financing: FinancingInput): Refusal[] {
  const refused = refuseFinancing(financing);
  return [...refused, ...refuseShares(financing, refused)];
}

/** A rule of impossible shares, which is refused, is held against nothing else. */
const soundRule = (
  project: ProjectFact,
  rule: FundingRuleInput,
  source: ProjectFact['sources'][number],
): ProjectFact['fundingRule'] => (refuseRuleShares(rule).length > 0 ? null : ruleOf(project, rule, source));

function statedFinancing({
  lines,
  statedTotal,
  statedSubtotals,
}: FinancingInput): NonNullable<ProjectFact['financing']> {
  return {
    currency: 'SEK',
    lines: lines.map(({ label, amount, inKind, funderId }) => ({
      label,
      amount,
      inKind: inKind ?? false,
      funderId: funderId ?? null,
    })),
    statedTotal: statedTotal ?? null,
    statedSubtotals: (statedSubtotals ?? []).map(({ label, stated, lines: numbers }) => ({
      label,
      stated,
      lines: numbers ?? null,
    })),
  };
}

/** What is left of the whole is rounded to this, since 1 - 0.7 is not 0.3 in binary. */
const SHARE_UNITS = 1_000_000_000;

function ruleOf(
  { id, fundingRule: current }: ProjectFact,
  { maxFunderShare, minCofinancingShare, base, wording }: FundingRuleInput,
  source: ProjectFact['sources'][number],
): NonNullable<ProjectFact['fundingRule']> {
  return {
    id: current?.id ?? id.replace('-project-', '-rule-'),
    maxFunderShare,
    minCofinancingShare: minCofinancingShare ?? Math.round((1 - maxFunderShare) * SHARE_UNITS) / SHARE_UNITS,
    base: base ?? null,
    wording: wording ?? null,
    sources: [source],
  };
}
