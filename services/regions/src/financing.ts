import { badUserInput } from '@hub/common';
import type { Discrepancy } from './entities/discrepancy.js';
import type { Financing } from './entities/financing.js';
import type { FundingRule } from './entities/funding-rule.js';
import type { StatedFinancing } from './entities/project.js';
import type { StatedAmount } from './entities/stated-amount.js';

/** What the source prints beside what its lines add up to, and where the two differ. */
export function readFinancing({
  currency,
  lines,
  statedTotal,
  statedSubtotals: printed,
}: StatedFinancing): Financing {
  const computedTotal = lines.length === 0 ? null : sum(lines);
  const statedSubtotals = printed.map(({ label, stated, lines: numbers }) => ({
    label,
    stated,
    computed: numbers === null ? null : sum(lines.filter((_, index) => numbers.includes(index + 1))),
  }));
  const total = statedTotal === null ? [] : [{ label: TOTAL, stated: statedTotal, computed: computedTotal }];
  const parts = partsOfTotal(lines.length, printed);
  const sumOfParts = parts && statedTotal !== null ? [sumOf(parts, statedTotal)] : [];
  return {
    currency,
    lines: lines.map((line) => ({ ...line, share: computedTotal ? line.amount / computedTotal : 0 })),
    linesComplete: statedTotal === null ? null : statedTotal === computedTotal,
    statedTotal,
    computedTotal,
    statedSubtotals,
    discrepancies: [...statedSubtotals, ...total, ...sumOfParts].flatMap(discrepancyOf),
  };
}

/**
 * The most a funder pays of a cost, in whole kronor, rounded down.
 *
 * @throws HubError BAD_USER_INPUT for a cost below 0.
 */
export function maxGrant(
  { maxFunderShare }: Pick<FundingRule, 'maxFunderShare' | 'minCofinancingShare'>,
  cost: number,
): number {
  if (cost < 0) {
    throw badUserInput(`Expected "cost" to be 0 kronor or more, got ${cost}.`);
  }
  // In integers: 0.6 has no exact double, and a krona would be lost or won.
  const share = BigInt(Math.round(maxFunderShare * SHARE_UNITS));
  return Number((BigInt(cost) * share) / BigInt(SHARE_UNITS));
}

/** Shares are known to a millionth. */
const SHARE_UNITS = 1_000_000;

/** What the source's own total is called. */
const TOTAL = 'Totalt';

/** The printed sums that together stand for all lines, each line in one of them; undefined where they do not. */
function partsOfTotal(
  count: number,
  printed: StatedFinancing['statedSubtotals'],
): StatedFinancing['statedSubtotals'] | undefined {
  const parts = printed.filter(({ lines }) => lines !== null);
  const numbers = parts.flatMap(({ lines }) => lines ?? []);
  return parts.length > 1 && numbers.length === count && new Set(numbers).size === count ? parts : undefined;
}

/** A source's own sums can differ from its own total though its lines add up to it. */
function sumOf(parts: StatedFinancing['statedSubtotals'], statedTotal: number): StatedAmount {
  const label = `${TOTAL}: ${parts.map((part) => part.label).join(' + ')}`;
  return { label, stated: statedTotal, computed: parts.reduce((sum, { stated }) => sum + stated, 0) };
}

function discrepancyOf({ label, stated, computed }: StatedAmount): Discrepancy[] {
  return computed === null || computed === stated
    ? []
    : [{ what: label, stated, computed, difference: stated - computed }];
}

function sum(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((total, { amount }) => total + amount, 0);
}
