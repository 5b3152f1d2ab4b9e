import { type Refusal, refuse } from '@hub/common';
import type { FinancingInput } from '../inputs/financing-input.js';

/** A share is stated in whole percents, most often: it may be off by half of one, and a hair for the arithmetic. */
const ROUNDING = 0.005 + 1e-9;

/**
 * What is wrong with the shares that are stated beside the amounts: where every line has one they are the whole together,
 * and each is what its amount is of the sum of all. Shares are computed on reading; a stated one is held against that.
 *
 * @param refused what is wrong with the fields by themselves: nothing is held against an amount or a share that is refused.
 */
export function refuseShares({ lines }: FinancingInput, refused: readonly Refusal[]): Refusal[] {
  const isRefused = (...path: string[]) =>
    refused.some(({ field }) => field?.join('.') === ['financing', 'lines', ...path].join('.'));
  if (isRefused()) return [];
  const isRight = (part: 'amount' | 'share', index: number) => !isRefused(`${index}`, part);
  const total = lines.every((_line, index) => isRight('amount', index))
    ? lines.reduce((sum, { amount }) => sum + amount, 0)
    : null;
  const stated = lines.flatMap(({ share }, index) => (isRight('share', index) ? (share ?? []) : []));
  const whole = stated.reduce((sum, share) => sum + share, 0);
  const refusals: Refusal[] = [];
  if (lines.length > 0 && stated.length === lines.length && Math.abs(whole - 1) > ROUNDING * lines.length) {
    refusals.push(
      refuse(
        'INVALID_INPUT',
        `The shares of the lines must be 100 % together; they are ${percent(whole)}.`,
        'financing',
        'lines',
      ),
    );
  }
  if (total === null) return refusals;
  lines.forEach(({ share, amount }, index) => {
    if (share === null || share === undefined || !isRight('share', index)) return;
    const computed = total === 0 ? 0 : amount / total;
    if (Math.abs(share - computed) <= ROUNDING) return;
    refusals.push(
      refuse(
        'INVALID_INPUT',
        `The share is stated as ${percent(share)}, but the amount is ${percent(computed)} of the sum of the lines.`,
        'financing',
        'lines',
        index,
        'share',
      ),
    );
  });
  return refusals;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
