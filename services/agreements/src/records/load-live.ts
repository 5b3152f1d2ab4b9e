import { type Records, recordsOf } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { AdherenceRecord, CounterRecord } from './live-records.js';

/** Writes signatures and counts, but for the numbers of their changes. */
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
  await manager.query(
    `update signatory_counter own set registered = given.registered,
       register_complete = given."registerComplete", signed_here = given."signedHere"
     from jsonb_to_recordset($1::jsonb) as given
       ("agreementId" text, registered integer, "registerComplete" boolean, "signedHere" boolean)
     where own.agreement_id = given."agreementId"`,
    [JSON.stringify(counters)],
  );
}
