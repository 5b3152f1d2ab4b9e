import { figureFact, milestoneFact } from './facts.js';

/**
 * Lists of an agreement whose values are read one by one, since a source may print one that can't be right: of each the
 * schema that a value has to fit.
 */
export const PRINTED = {
  milestones: (versions: readonly { readonly number: number }[]) =>
    milestoneFact.refine(
      ({ version }) => version === null || versions.some(({ number }) => number === version),
      { path: ['version'], error: 'the number of one of the versions' },
    ),
  reportedFigures: () => figureFact,
};
