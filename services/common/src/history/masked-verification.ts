import { withoutPersonalNumbers } from '../text/personal-number.js';
import type { VerifiedDeployment } from './verify-places.js';

/** What came of a verification as it may be shown: the ids of records, which name histories, without personal numbers. */
export function maskedVerification({ deployment, histories }: VerifiedDeployment): VerifiedDeployment {
  if (histories === null) return { deployment, histories };
  const faulty = histories.faulty.map((history) => ({
    ...history,
    chain: withoutPersonalNumbers(history.chain),
    faults: history.faults.map((fault) => ({ ...fault, message: withoutPersonalNumbers(fault.message) })),
  }));
  return { deployment, histories: { ...histories, faulty } };
}
