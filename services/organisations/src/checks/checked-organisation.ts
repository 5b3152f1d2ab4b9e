import type { QuarantinedValue } from '@hub/common';
import type { OrganisationFact } from '../seed/facts.js';

/** An organisation as it is dumped. */
export type CheckedOrganisation = Pick<
  OrganisationFact,
  | 'id'
  | 'name'
  | 'kind'
  | 'sector'
  | 'organisationNumber'
  | 'regionCode'
  | 'municipalityCode'
  | 'founded'
  | 'sources'
> & {
  readonly quarantined?: readonly Pick<QuarantinedValue, 'field' | 'value' | 'reason'>[];
  /** Those that were merged into it. */
  readonly former?: readonly { readonly id: string }[];
};

/** Whether a value is known to be wrong and kept apart. */
export const isQuarantined = ({ quarantined = [] }: CheckedOrganisation, name: string): boolean =>
  quarantined.some(({ field }) => field === name);
