import {
  type Finding,
  type FoundByDays,
  foundByDates,
  type Records,
  recordsOf,
  type SortedBy,
  sortedByNames,
} from '@hub/common';
import { agreementsAreCounted } from './agreements-are-counted.js';
import { carriedSignaturesLeadBack } from './carried-signatures-lead-back.js';
import { changesAreOfAgreements } from './changes-are-of-agreements.js';
import type {
  AdherenceRecord,
  CheckedActionPlan,
  CheckedAgreement,
  CheckedChange,
  CheckedDocument,
  CheckedHash,
  CheckedMatrix,
  CheckedMerge,
  CheckedText,
  CheckedYears,
  CounterRecord,
  KnownDecision,
  Uncounted,
} from './checked-records.js';
import { countsEqualSignatures } from './counts-equal-signatures.js';
import { currentVersionExists } from './current-version-exists.js';
import { datesArePossible } from './dates-are-possible.js';
import { decisionsAreKept } from './decisions-are-kept.js';
import { documentsFitRegion } from './documents-fit-region.js';
import { documentsLeadOn } from './documents-lead-on.js';
import { endsAreTold } from './ends-are-told.js';
import { hashesAreOfTexts } from './hashes-are-of-texts.js';
import { matricesAreWhole } from './matrices-are-whole.js';
import { milestoneDatesAreRight } from './milestone-dates-are-right.js';
import { oneOpenAdherence } from './one-open-adherence.js';
import { oneVersionInForce } from './one-version-in-force.js';
import { placeFits } from './place-fits.js';
import { plansFitAgreement } from './plans-fit-agreement.js';
import { quarantineIsShown } from './quarantine-is-shown.js';
import { referencesAreHeld } from './references-are-held.js';
import { sequencesIncrease } from './sequences-increase.js';
import { signaturesAreOfStandingVersions } from './signatures-are-of-standing-versions.js';
import { signaturesArePast } from './signatures-are-past.js';
import { signingAfterApplying } from './signing-after-applying.js';
import { versionGuardsHold } from './version-guards-hold.js';
import { versionsAreAChain } from './versions-are-a-chain.js';
import { withdrawalAfterSigning } from './withdrawal-after-signing.js';
import { withdrawalsOfVersionsArePast } from './withdrawals-of-versions-are-past.js';
import { yearsAreOfMilestones } from './years-are-of-milestones.js';

/** The invariants of the register of agreements, one file each. */
export function checkAgreementRecords(records: Records, now: Date): Finding[] {
  const agreements = recordsOf<CheckedAgreement>(records, 'agreements');
  const documents = recordsOf<CheckedDocument>(records, 'documents');
  const adherences = recordsOf<AdherenceRecord>(records, 'adherences');
  const counters = recordsOf<CounterRecord>(records, 'counters');
  const changes = recordsOf<CheckedChange>(records, 'changes');
  return [
    ...placeFits(agreements),
    ...versionsAreAChain(agreements),
    ...oneVersionInForce(agreements),
    ...currentVersionExists(agreements),
    ...versionGuardsHold(agreements),
    ...decisionsAreKept(
      agreements,
      recordsOf<{ id: string }>(records, 'decisions'),
      recordsOf<KnownDecision>(records, 'knownDecisions'),
    ),
    ...hashesAreOfTexts(
      agreements,
      recordsOf<CheckedText>(records, 'versionTexts'),
      recordsOf<CheckedHash>(records, 'hashes'),
    ),
    ...withdrawalsOfVersionsArePast(agreements, now),
    ...milestoneDatesAreRight(agreements),
    ...datesArePossible(agreements, records, now),
    ...yearsAreOfMilestones(agreements, recordsOf<CheckedYears>(records, 'years')),
    ...foundByDates(
      'documents',
      records.documents ?? [],
      ['date', 'date'],
      recordsOf<FoundByDays>(records, 'documentDays'),
    ),
    ...sortedByNames('agreements', records.agreements ?? [], recordsOf<SortedBy>(records, 'agreementKeys')),
    ...sortedByNames('documents', records.documents ?? [], recordsOf<SortedBy>(records, 'documentKeys')),
    ...quarantineIsShown(agreements),
    ...documentsFitRegion(documents),
    ...documentsLeadOn(documents),
    ...plansFitAgreement(recordsOf<CheckedActionPlan>(records, 'actionPlans')),
    ...referencesAreHeld(records),
    ...oneOpenAdherence(adherences),
    ...carriedSignaturesLeadBack(adherences, recordsOf<CheckedMerge>(records, 'merges')),
    ...signaturesAreOfStandingVersions(agreements, adherences),
    ...signingAfterApplying(adherences),
    ...withdrawalAfterSigning(adherences),
    ...endsAreTold(adherences),
    ...signaturesArePast(adherences, counters, now),
    ...matricesAreWhole(recordsOf<CheckedMatrix>(records, 'participationMatrices')),
    ...countsEqualSignatures(agreements, adherences, counters),
    ...sequencesIncrease(counters, changes),
    ...agreementsAreCounted(agreements, recordsOf<Uncounted>(records, 'uncounted')),
    ...changesAreOfAgreements(agreements, changes),
  ];
}
