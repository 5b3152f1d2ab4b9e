import { randomUUID } from 'node:crypto';
import { appendHistory, performWrite, type Refusal, recordedSource, type WriteResult } from '@hub/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../clients/organisations-client.js';
import type { Context } from '../context.js';
import { type Adherence, newAdherence } from '../entities/adherence.js';
import { AdherenceState } from '../entities/adherence-state.js';
import type { Agreement } from '../entities/agreement.js';
import type {
  RecordAdherencesInput,
  RecordedAdherence,
  RecordedAdherenceInput,
} from '../entities/record-adherences.js';
import { findStanding, insertAdherences } from '../repositories/adherence-repository.js';
import { findAgreementsById } from '../repositories/agreement-repository.js';
import { changesBefore, lockCounter, moveCounter } from '../repositories/counter-repository.js';
import { lockOrganisations } from '../repositories/merged-organisation-repository.js';
import { findVersionsOfAgreements } from '../repositories/version-repository.js';
import { startOfDay } from '../swedish-day.js';
import { recordChanges } from './record-change.js';
import { type FoundRecording, refuseRecorded } from './refuse-recorded.js';
import { fits, refuseRecordedList } from './refuse-recorded-list.js';
import { refuseImpossible, scopeOfId } from './scope-of-id.js';

export interface RecordingResult {
  readonly rows: readonly RecordedAdherence[];
  readonly agreementId: string | null;
  readonly refusals: readonly Refusal[];
}

type Recording = Omit<RecordAdherencesInput, 'idempotencyKey'>;

interface Shown {
  readonly adherences: readonly Adherence[];
  readonly agreementId: string | null;
}

/**
 * The agreement's manager records signatures made on paper: all of them, or none. Which organisations there are is asked
 * in one request, before the agreement is locked.
 *
 * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service can't be asked; nothing is written then.
 */
export async function recordAdherences(
  input: RecordAdherencesInput,
  context: Context,
): Promise<RecordingResult> {
  const impossible = refuseImpossible(context, 'recordAdherences', {
    what: 'agreement',
    id: input.agreementId,
    field: 'agreementId',
  });
  if (impossible.length > 0) return { rows: [], agreementId: null, refusals: impossible };
  const result = await performWrite<Recording, FoundRecording, ReadonlyMap<string, Standing>, Shown>({
    context,
    act: 'recordAdherences',
    scope: scopeOfId(input.agreementId),
    scopeField: 'agreementId',
    input,
    check: refuseRecordedList,
    dryRun: ({ dryRun }) => dryRun,
    prepare: ({ adherences }) =>
      context.organisations.standings(
        fits(adherences) ? adherences.map(({ organisationId }) => organisationId) : [],
        context,
      ),
    find,
    refuse: (found, given, organisations) =>
      fits(given.adherences) ? refuseRecorded(found, given, organisations) : [],
    current: ({ agreement }) => ({ adherences: [], agreementId: agreement?.id ?? null }),
    async apply(tx, { agreement }, { adherences }, acting) {
      const recorded = await record(tx, agreement as Agreement, adherences);
      await appendHistory(tx, {
        chain: (agreement as Agreement).id,
        action: 'recordAdherences',
        acting,
        occurredAt: recorded.at,
        payload: { adherences: recorded.entries },
      });
      return { adherences: recorded.adherences, agreementId: (agreement as Agreement).id };
    },
  });
  return reportOf(input, result);
}

async function find(tx: EntityManager, { agreementId, adherences }: Recording): Promise<FoundRecording> {
  const organisationIds = fits(adherences) ? adherences.map(({ organisationId }) => organisationId) : [];
  const merged = await lockOrganisations(tx, organisationIds);
  const exists = await lockCounter(tx, agreementId);
  const [agreement] = exists ? await findAgreementsById(tx, [agreementId]) : [];
  return {
    agreement,
    versions: await findVersionsOfAgreements(tx, [agreementId]),
    standing: await findStanding(tx, agreementId, organisationIds),
    merged,
  };
}

/** One statement each for the count, the signatures and the change log, however many there are. */
async function record(tx: EntityManager, agreement: Agreement, given: readonly RecordedAdherenceInput[]) {
  const { id: agreementId, regionCode, currentVersionId } = agreement;
  const versionOf = ({ versionId }: RecordedAdherenceInput) => versionId ?? (currentVersionId as string);
  const steps = given.map((each) => (versionOf(each) === currentVersionId ? 1 : 0));
  const counted = steps.reduce<number>((sum, step) => sum + step, 0);
  const counter = await moveCounter(tx, agreementId, counted, given.length);
  const adherences = given.map((each) =>
    newAdherence({
      id: `${regionCode}-adherence-${randomUUID()}`,
      agreementId,
      versionId: versionOf(each),
      organisationId: each.organisationId,
      state: AdherenceState.ACTIVE,
      signedAt: startOfDay(each.signedOn),
      source: recordedSource(each.source, counter.changedAt),
    }),
  );
  let registered = counter.registered - counted;
  const changes = adherences.map((adherence, index) => {
    registered += steps[index] as number;
    return { adherence, counter: { ...changesBefore(counter, given.length - index - 1), registered } };
  });
  await insertAdherences(tx, adherences);
  await recordChanges(tx, regionCode, changes);
  const entries = changes.map(({ adherence: { id, organisationId, versionId }, counter: { sequence } }) => ({
    adherenceId: id,
    organisationId,
    versionId,
    sequence,
  }));
  return { at: counter.changedAt, adherences, entries };
}

/** What speaks against a signature stands beside it too. */
function reportOf(input: Recording, { shown, refusals }: WriteResult<Shown>): RecordingResult {
  const agreementId = shown?.agreementId ?? null;
  const unauthorised = refusals.some(({ code }) => code === 'NOT_AUTHORISED');
  const rows =
    unauthorised || !fits(input.adherences)
      ? []
      : input.adherences.map((_, index) => {
          return {
            index,
            adherence: shown?.adherences[index] ?? null,
            refusals: refusals.filter(({ field }) => field?.[0] === LIST && field[1] === String(index)),
          };
        });
  return { rows, agreementId, refusals };
}

const LIST = 'adherences' satisfies keyof Recording;
