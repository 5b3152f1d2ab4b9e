import {
  type Beside,
  compareRecords,
  type DataRecord,
  type RecordKind,
  type Records,
  recordsOf,
  regionOfRecord,
  type Settled,
  whyElsewhere,
} from '@hub/common';
import { type CheckedHash, versionIdOf } from '../checks/checked-records.js';
import { VersionState } from '../entities/version-state.js';
import type { AgreementFact } from '../seed/facts.js';
import { textHashOf } from '../text-hash.js';
import { isDraft, isUndecided } from '../version-life.js';
import { SHARED } from './kinds.js';
import type { AdherenceRecord, CounterRecord } from './live-records.js';

/**
 * What the hub keeps over a region's file. A file is a copy of an earlier day: it must not undo what organisations have
 * done since, nor open or close an agreement.
 */
export function settle(
  { kind }: RecordKind,
  fact: DataRecord,
  current: DataRecord | undefined,
  beside: Beside,
): Settled {
  if (kind === 'agreements') return settleAgreement(fact, current);
  if (kind === 'counters') return settleCounter(fact, current, beside);
  if (kind === 'adherences') return settleAdherence(fact, current, beside);
  if (kind === 'versionTexts') return settleText(fact, current, beside);
  if (SHARED.some((shared) => shared === kind)) return settleShared(kind, fact, current, beside);
  return { fact };
}

/** A record of another region stays as it is, but for one that was moved there past the hub; which agreements of the file's region it belongs to is for the file to say. */
function settleShared(
  kind: string,
  fact: DataRecord,
  current: DataRecord | undefined,
  { region, isOfRegion }: Beside,
): Settled {
  if (current === undefined || regionOfRecord(current) === region) return { fact };
  const isClaimed = regionOfRecord(fact) === region;
  if (isClaimed && isOfRegion(kind, String(fact.id))) return { fact };
  const { agreementIds } = fact;
  const own = agreementIds === undefined ? current : { ...current, agreementIds };
  const differs = compareRecords(own, fact).map(({ field }) => field);
  if (differs.length === 0) return { fact: own };
  return {
    fact: own,
    kept: isClaimed
      ? whyElsewhere(region, current)
      : `the record belongs to another region or to all of Sweden, whose file may change it; different here: ${differs.join(', ')}`,
  };
}

function settleAgreement(fact: DataRecord, current: DataRecord | undefined): Settled {
  if (current === undefined) return { fact };
  const kept: string[] = [];
  const given = fact as unknown as AgreementFact;
  const there = current as unknown as AgreementFact;
  if (there.joining !== given.joining) {
    kept.push(
      `joining (anslutning) is ${there.joining} in the hub, ${given.joining} in the file: opening and closing is the hub's own`,
    );
  }
  const versions = given.versions.map((version) => {
    const own = there.versions.find(({ number }) => number === version.number);
    if (own?.withdrawnAt && !version.withdrawnAt && isUndecided(version.state)) {
      kept.push(`version ${version.number} is withdrawn (återtagen) in the hub, not in the file`);
      return { ...version, withdrawnAt: own.withdrawnAt, state: own.state };
    }
    if (own === undefined || !isDecided(own.state) || !isUndecided(version.state)) return version;
    kept.push(
      `version ${version.number} is ${own.state} in the hub, ${version.state} in the file: its text is fixed, and it does not become a draft (utkast) again`,
    );
    return { ...version, state: own.state, withdrawnAt: own.withdrawnAt };
  });
  const settled = { ...fact, joining: there.joining, versions };
  return kept.length === 0 ? { fact } : { fact: settled, kept: kept.join('; ') };
}

/** Whether the version has come past its drafts; of UNKNOWN a file may know better. */
const isDecided = (state: VersionState): boolean => !isUndecided(state) && state !== VersionState.UNKNOWN;

/**
 * The text of a version that is no draft any more is what was adopted and signed: a file does not change it. Where the
 * checksum is not that of the text, one of the two was changed past the hub: a file with the text that one of them is of
 * mends the other, and with a third text it is left for the check to tell.
 */
function settleText(
  fact: DataRecord,
  current: DataRecord | undefined,
  { current: there, also }: Beside,
): Settled {
  if (current === undefined) return { fact };
  const shown = recordsOf<CheckedHash>(also, 'hashes').find(({ versionId }) => versionId === fact.id);
  const wanted = textHashOf(String(fact.text));
  if (current.text === fact.text) {
    return shown === undefined || shown.textHash === wanted
      ? { fact }
      : { fact, anew: compareRecords({ textHash: shown.textHash }, { textHash: wanted }) };
  }
  if (shown?.textHash === wanted) return { fact };
  const version = recordsOf<AgreementFact>(there, 'agreements')
    .flatMap(({ id, versions }) => versions.map((each) => ({ ...each, id: versionIdOf(id, each.number) })))
    .find(({ id }) => id === fact.id);
  if (version !== undefined && isDraft(version.state)) return { fact };
  return {
    fact: current,
    kept: 'the text is another in the file: that of a version that is no draft (utkast) any more stands as it is',
  };
}

/**
 * How often the count has changed, and when last, is the hub's own to say, unless the file has come further; in a hub
 * that has no counter yet it is the file's.
 */
function settleCounter(fact: DataRecord, current: DataRecord | undefined, beside: Beside): Settled {
  if (current === undefined) return { fact };
  const { registered, registerComplete } = fact;
  const { sequence, changedAt } = current;
  const isAhead = Number(fact.sequence) > Number(sequence);
  const same = registered === current.registered && registerComplete === current.registerComplete;
  if (same && !isAhead) return { fact: current };
  if (!hasMovedOn(beside, String(fact.agreementId))) {
    return { fact: isAhead ? fact : { ...fact, sequence, changedAt } };
  }
  return {
    fact: current,
    kept: `${current.registered} are registered here after ${sequence} changes, ${registered} after ${fact.sequence} in the file: organisations have signed in this hub, and that stands`,
  };
}

function settleAdherence(fact: DataRecord, current: DataRecord | undefined, beside: Beside): Settled {
  if (!hasMovedOn(beside, String(fact.agreementId))) return { fact };
  if (current === undefined) {
    return {
      fact: undefined,
      kept: 'the signature is not in this hub, where others have signed the agreement since: it is not added',
    };
  }
  const { state, signedAt, withdrawnAt, endedAt } = fact;
  // Whose it is may have changed with a merge since.
  const { organisationId, signedAs } = current;
  const same =
    state === current.state &&
    signedAt === current.signedAt &&
    withdrawnAt === current.withdrawnAt &&
    endedAt === current.endedAt;
  return same
    ? { fact: { ...fact, organisationId, signedAs } }
    : { fact: current, kept: `the signature is ${current.state} here, ${state} in the file` };
}

/**
 * Whether anyone has signed the agreement in this hub since the file was written, or beside what it says: not where no
 * change has been counted since and the file knows each signature that is here.
 */
function hasMovedOn({ current: there, given }: Beside, agreementId: string): boolean {
  const own = (record: { agreementId: string }) => record.agreementId === agreementId;
  const signatures = recordsOf<AdherenceRecord>(there, 'adherences').filter(own);
  if (signatures.length === 0) return false;
  const changesIn = (records: Records) => recordsOf<CounterRecord>(records, 'counters').find(own)?.sequence;
  const known = new Set(recordsOf<AdherenceRecord>(given, 'adherences').map(({ id }) => id));
  const counted = changesIn(there);
  return (
    (counted !== undefined && counted !== changesIn(given)) || signatures.some(({ id }) => !known.has(id))
  );
}
