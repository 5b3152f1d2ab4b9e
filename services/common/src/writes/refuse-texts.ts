import { isOneLine } from '../text/one-line.js';
import { type TextFault, textFaults, UNKEEPABLE } from '../text/text-faults.js';
import { type TextAt, textsIn } from '../text/texts-in.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';
import { whyNot } from './text-checks.js';

/** What is wrong with the texts of an input, wherever they stand. */
export interface RefusedTexts {
  /** Those that can't be kept, so that nothing can be looked up by them either. */
  readonly unkeepable: readonly Refusal[];
  /** What else no file may say: to be told where the checks of the fields say nothing. */
  readonly others: readonly Refusal[];
}

/**
 * Holds every text and number of an input against the rule for texts.
 *
 * @param subjectFields fields that name a person as access tokens do: they are looked up and not kept, so that the rule
 *   is not theirs, but for what PostgreSQL does not take.
 */
export function refuseTexts(input: unknown, subjectFields: readonly string[] = []): RefusedTexts {
  const refused = textsIn(input).flatMap((each) =>
    textFaults(each.text, { line: isOneLine(each.path) })
      .filter((fault) => isOf(fault, each, subjectFields))
      .map((fault) => ({ fault, refusal: refusalOf(fault, each) })),
  );
  const kept = (unkeepable: boolean) =>
    refused.filter(({ fault }) => UNKEEPABLE.has(fault) === unkeepable).map(({ refusal }) => refusal);
  return { unkeepable: kept(true), others: kept(false) };
}

/** A key has a check of its own, which does not look for persons. */
function isOf(fault: TextFault, { path: [field] }: TextAt, subjectFields: readonly string[]): boolean {
  if (field === 'idempotencyKey') return fault === 'personalNumber';
  return !subjectFields.some((name) => name === field) || fault === 'nul' || fault === 'halfCharacter';
}

const refusalOf = (fault: TextFault, { path, text }: TextAt): Refusal =>
  refuse('INVALID_INPUT', `The text ${whyNot(fault, text, { line: isOneLine(path) })}`, ...path.map(String));
