import type { LogFilter } from '@hub/common';
import { SIGNATORIES_CHANGED } from '@hub/schema/events';
import type { CounterScope } from '../repositories/counter-repository.js';

/** The entries of the log that are about the counts in scope. */
export function filterOf({ agreementId, regionCode }: CounterScope): LogFilter {
  return {
    type: SIGNATORIES_CHANGED,
    key: agreementId ?? undefined,
    regionCode: regionCode ?? undefined,
  };
}
