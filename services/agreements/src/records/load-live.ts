import { type Records, recordsOf } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { PUBLIC_STATES } from '../entities/adherence.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { findCounters } from '../repositories/counter-repository.js';
import { recordChange } from '../use-cases/record-change.js';
import type { AdherenceRecord, CounterRecord } from './live-records.js';

/** Writes signatures and counts, and tells those who watch where the counts are now. */
export async function loadLive(manager: EntityManager, changed: Records): Promise<void> {
  const adherences = recordsOf<AdherenceRecord>(changed, 'adherences');
  const counters = recordsOf<CounterRecord>(changed, 'counters');
  await manager.query(
    `insert into adherence
     select * from jsonb_populate_recordset(null::adherence, $1::jsonb)
     on conflict (id) do update set agreement_id = excluded.agreement_id, version_id = excluded.version_id,
       organisation_id = excluded.organisation_id, state = excluded.state, signed_at = excluded.signed_at,
       withdrawn_at = excluded.withdrawn_at, signed_as = excluded.signed_as,
       carried_from_id = excluded.carried_from_id, ended_at = excluded.ended_at, applied_at = excluded.applied_at,
       reason = excluded.reason, source = excluded.source`,
    [
      JSON.stringify(
        adherences.map((adherence) => ({
          id: adherence.id,
          agreement_id: adherence.agreementId,
          version_id: adherence.versionId,
          organisation_id: adherence.organisationId,
          signed_as: adherence.signedAs,
          state: adherence.state,
          signed_at: adherence.signedAt,
          withdrawn_at: adherence.withdrawnAt,
          carried_from_id: adherence.carriedFromId,
          ended_at: adherence.endedAt,
          applied_at: adherence.appliedAt,
          reason: adherence.reason,
          source: adherence.source,
        })),
      ),
    ],
  );
  const before = await findCounters(
    manager,
    counters.map(({ agreementId }) => agreementId),
  );
  await manager.query(
    `update signatory_counter own set registered = given.registered, sequence = given.sequence,
       register_complete = given."registerComplete", signed_here = given."signedHere", changed_at = given."changedAt"
     from jsonb_to_recordset($1::jsonb) as given
       ("agreementId" text, registered integer, sequence bigint, "registerComplete" boolean, "signedHere" boolean,
        "changedAt" timestamptz)
     where own.agreement_id = given."agreementId"`,
    [JSON.stringify(counters)],
  );
  for (const { agreementId, sequence } of counters) {
    // A count that is mended without a new number has been told already.
    const counted = before.find((counter) => counter.agreementId === agreementId)?.sequence;
    if (counted !== String(sequence)) await tell(manager, agreementId, adherences);
  }
}

/** One entry of the change log for an agreement: its last change, with the count and the sequence as they are now. */
async function tell(
  manager: EntityManager,
  agreementId: string,
  adherences: readonly AdherenceRecord[],
): Promise<void> {
  const latest = adherences
    .filter((each) => each.agreementId === agreementId && PUBLIC_STATES.includes(each.state))
    .sort((one, other) => (timeOf(one) < timeOf(other) ? 1 : -1))[0];
  const [counter] = await findCounters(manager, [agreementId]);
  const [agreement] = await findAgreementsById(manager, [agreementId]);
  if (!latest || !counter || !agreement) return;
  await recordChange(manager, latest, agreement.regionCode, counter);
}

const timeOf = ({ signedAt, withdrawnAt, endedAt }: AdherenceRecord): string =>
  endedAt ?? withdrawnAt ?? signedAt ?? '';
