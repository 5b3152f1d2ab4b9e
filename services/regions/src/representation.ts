/** How many women and men there are; null where not known. */
export interface WomenAndMen {
  readonly women: number | null;
  readonly men: number | null;
}

/** From 0 to 1; null where not known, or where there is nobody. */
export function shareOfWomen({ women, men }: WomenAndMen): number | null {
  return women === null || men === null || women + men === 0 ? null : women / (women + men);
}

/** Whether both sexes have from 40 to 60 percent; null where not known. */
export function isBalanced(people: WomenAndMen): boolean | null {
  const share = shareOfWomen(people);
  return share === null ? null : share >= LEAST_SHARE && share <= 1 - LEAST_SHARE;
}

const LEAST_SHARE = 0.4;
