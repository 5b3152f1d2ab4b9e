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
  readonly former?: readonly {
    readonly id: string;
    readonly organisationNumber?: string | null;
    readonly mergedAt?: string;
  }[];
};

/** Whether a value is known to be wrong and kept apart. */
export const isQuarantined = ({ quarantined = [] }: CheckedOrganisation, name: string): boolean =>
  quarantined.some(({ field }) => field === name);

/** A number by which an organisation is found. */
export interface HeldNumber {
  readonly field: string;
  readonly number: string;
}

/** The numbers of an organisation that are not in quarantine: its own, and those of the records that were merged into it. */
export function numbersOf(organisation: CheckedOrganisation): HeldNumber[] {
  const own = isQuarantined(organisation, 'organisationNumber') ? null : organisation.organisationNumber;
  return [
    { field: 'organisationNumber', number: own },
    ...(organisation.former ?? []).map(({ organisationNumber }, index) => ({
      field: `former.${index + 1}.organisationNumber`,
      number: organisationNumber ?? null,
    })),
  ].flatMap(({ field, number }) => (number === null ? [] : [{ field, number }]));
}
