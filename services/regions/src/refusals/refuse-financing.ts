import { type Refusal, refuse, refuseOptionalText, refuseText } from '@hub/common';
import type { FinancingInput } from '../inputs/financing-input.js';
import type { FundingRuleInput } from '../inputs/funding-rule-input.js';
import { refuseList } from './refuse-list.js';
import { refuseNumber } from './refuse-number.js';
import { refuseOrganisation } from './refuse-organisation.js';

/** Sums of all lines stay exact. Unit: kronor. */
const MOST_OF_LINE = 1e12;
const MOST_STATED = 1e15;
const MOST_LINES = 200;
const LONGEST_WORDING = 10_000;

/** What is wrong with the fields of a financing by themselves. Sums that contradict the lines are not. */
export function refuseFinancing({ lines, statedTotal, statedSubtotals }: FinancingInput): Refusal[] {
  const stated = { from: 0, to: MOST_STATED };
  const at = 'financing';
  return [
    ...refuseList(lines, {
      what: 'lines',
      field: [at, 'lines'],
      most: MOST_LINES,
      each: ({ label, amount, funderId, share }, field) => [
        ...refuseText(label, { what: 'name of the line', field: [...field, 'label'] }),
        ...refuseNumber(amount, { what: 'amount', field: [...field, 'amount'], from: 0, to: MOST_OF_LINE }),
        ...refuseOrganisation(funderId, ...field, 'funderId'),
        ...refuseNumber(share, { what: 'share', field: [...field, 'share'], from: 0, to: 1 }),
      ],
    }),
    ...refuseNumber(statedTotal, { what: 'total', field: [at, 'statedTotal'], ...stated }),
    ...refuseList(statedSubtotals, {
      what: 'stated sums',
      field: [at, 'statedSubtotals'],
      most: 50,
      each: (sum, field) => [
        ...refuseText(sum.label, { what: 'name of the sum', field: [...field, 'label'] }),
        ...refuseNumber(sum.stated, { what: 'sum', field: [...field, 'stated'], ...stated }),
        ...refuseSummed(sum.lines, lines.length, [...field, 'lines']),
      ],
    }),
  ];
}

/** The lines that a sum is of: at least one, each once, and each there. */
function refuseSummed(
  numbers: readonly number[] | null | undefined,
  count: number,
  field: readonly (string | number)[],
): Refusal[] {
  if (numbers?.length === 0) {
    return [
      refuse(
        'INVALID_INPUT',
        'A sum is of one line at least; leave the lines out where they are not known.',
        ...field,
      ),
    ];
  }
  return refuseList(numbers, {
    what: 'lines of a sum',
    field,
    most: MOST_LINES,
    keyOf: String,
    each: (number, at) =>
      number >= 1 && number <= count
        ? []
        : [
            refuse(
              'INVALID_INPUT',
              `There is no line ${number}: the lines are numbered from 1 to ${count}.`,
              ...at,
            ),
          ],
  });
}

/** What is wrong with the shares of a funding rule, each by itself. */
export function refuseRuleShares(rule: FundingRuleInput): Refusal[] {
  const at = 'fundingRule';
  const share = { from: 0, to: 1 };
  return [
    ...refuseNumber(rule.maxFunderShare, {
      what: 'share of the funder',
      field: [at, 'maxFunderShare'],
      ...share,
    }),
    ...refuseNumber(rule.minCofinancingShare, {
      what: 'share of others',
      field: [at, 'minCofinancingShare'],
      ...share,
    }),
  ];
}

/** What is wrong with the fields of a funding rule by themselves. */
export function refuseFundingRule(rule: FundingRuleInput): Refusal[] {
  const at = 'fundingRule';
  return [
    ...refuseRuleShares(rule),
    ...refuseOptionalText(rule.base, { what: 'base of the shares', field: [at, 'base'] }),
    ...refuseOptionalText(rule.wording, {
      what: 'wording',
      field: [at, 'wording'],
      longest: LONGEST_WORDING,
      lines: true,
    }),
  ];
}
