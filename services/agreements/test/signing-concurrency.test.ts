import { type StoredEntry, verifyChain } from '@hub/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHAIN } from '../../../test/support/chain.js';
import { chooser, seedOfRun } from '../../../test/support/chooser.js';
import { addOrganisations } from '../../../test/support/copy-rows.js';
import { sql } from '../../../test/support/sql.js';
import {
  type AgreementsWorld,
  agreementsWorld,
  freshKey,
  type Instance,
  SIGN,
  signs,
  WITHDRAW,
} from './agreements-world.js';

let world: AgreementsWorld;
let instances: Instance[];
beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  instances = await Promise.all([world.startProcess(), world.startProcess()]);
});
afterAll(() => world.close());

const input = (agreementId: string, organisationId: string, idempotencyKey = freshKey()) => ({
  agreementId,
  versionId: `${agreementId}-v1`,
  organisationId,
  idempotencyKey,
});
const outboxOf = (agreementId: string) =>
  sql<{ sequence: string; payload: { change: string; signatories: { registered: number } } }>(
    world.database.url,
    'select sequence, payload from outbox where key = $1 order by sequence',
    [agreementId],
  );
const sequencesUpTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

/** Hundreds of writes to one agreement wait for each other. */
const PATIENCE_MS = 60_000;

describe('at the same time, over two processes', () => {
  it(
    'one organisation signs 500 times: one adherence, one event, 499 refusals',
    async () => {
      const agreementId = '12-agreement-overenskommelsen';
      const askers = await Promise.all(instances.map((instance) => instance.askFor('org-demo-01')));
      const answers = await Promise.all(
        Array.from({ length: 500 }, (_, index) =>
          (askers[index % 2] as (typeof askers)[number])(SIGN, { input: input(agreementId, 'org-demo-01') }),
        ),
      );
      const payloads = answers.map(({ data }) => data.signAgreement);
      expect(payloads.filter(({ adherence }) => adherence !== null)).toHaveLength(1);
      const codes = payloads.flatMap(({ refusals }) => refusals.map(({ code }: { code: string }) => code));
      expect(codes).toEqual(Array(499).fill('ALREADY_SIGNED'));
      const rows = await sql(world.database.url, 'select state from adherence where agreement_id = $1', [
        agreementId,
      ]);
      expect(rows).toEqual([{ state: 'ACTIVE' }]);
      expect((await outboxOf(agreementId)).map(({ sequence }) => sequence)).toEqual(['1']);
    },
    PATIENCE_MS,
  );

  it(
    '500 organisations sign: 500 adherences, a sequence without gaps, and a history that verifies',
    async () => {
      const agreementId = '1280-agreement-overenskommelsen';
      const ids = Array.from({ length: 500 }, (_, index) => `org-load-${index + 1}`);
      await addOrganisations(world.organisations.url, 'org-demo-01', ids);
      const asked = await world.organisationsAsked();
      await Promise.all(ids.map((id, index) => signs(instances[index % 2] as Instance, agreementId, id)));
      const askedMore = (await world.organisationsAsked()) - asked;
      expect(askedMore).toBeGreaterThan(0);
      // They ask together; how many at a time is up to the machine.
      expect(askedMore).toBeLessThan(ids.length / 4);
      const events = await outboxOf(agreementId);
      expect(events.map(({ sequence }) => sequence)).toEqual(sequencesUpTo(500));
      expect(events.map(({ payload }) => payload.signatories.registered)).toEqual(
        sequencesUpTo(500).map(Number),
      );
      const { data } = await world.ask(
        'query ($id: ID!) { agreement(id: $id) { signatories { value registered sequence } adherences { totalCount } } }',
        { id: agreementId },
      );
      expect(data.agreement).toEqual({
        signatories: { value: 500, registered: 500, sequence: '500' },
        adherences: { totalCount: 500 },
      });
      const chain = await sql<StoredEntry>(world.database.url, CHAIN, [agreementId]);
      expect(chain).toHaveLength(500);
      expect(verifyChain(chain, [])).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    '500 sendings of one write give 500 equal answers and one adherence',
    async () => {
      const agreementId = '18-agreement-overenskommelsen';
      const askers = await Promise.all(instances.map((instance) => instance.askFor('org-demo-01')));
      const once = input(agreementId, 'org-demo-01');
      const answers = await Promise.all(
        Array.from({ length: 500 }, (_, index) =>
          (askers[index % 2] as (typeof askers)[number])(SIGN, { input: once }),
        ),
      );
      const adherences = answers.map(({ data }) => data.signAgreement.adherence);
      expect(adherences[0]).not.toBeNull();
      expect(new Set(adherences.map((adherence) => JSON.stringify(adherence))).size).toBe(1);
      expect((await outboxOf(agreementId)).map(({ sequence }) => sequence)).toEqual(['1']);
    },
    PATIENCE_MS,
  );

  it('signings and withdrawals in any mixture keep count, adherences and events in step', async () => {
    const seed = seedOfRun();
    const choose = chooser(seed);
    const agreementIds = ['14-agreement-overenskommelsen', '1490-agreement-overenskommelsen'];
    const organisations = ['org-demo-01', 'org-demo-02', 'org-demo-03'];
    const adherences: string[] = [];
    const keys = Array.from({ length: 40 }, freshKey);

    const act = async () => {
      const instance = choose(instances);
      const ask = await instance.askFor(...organisations);
      const idempotencyKey = choose(keys);
      if (adherences.length > 0 && choose([true, false, false])) {
        const { data } = await ask(WITHDRAW, { input: { adherenceId: choose(adherences), idempotencyKey } });
        return data.withdrawSignature;
      }
      const signing = { ...input(choose(agreementIds), choose(organisations)), idempotencyKey };
      const { data } = await ask(SIGN, { input: signing });
      if (data.signAgreement.adherence) adherences.push(data.signAgreement.adherence.id);
      return data.signAgreement;
    };
    const workers = Array.from({ length: 8 }, async () => {
      for (let turn = 0; turn < 25; turn += 1) {
        const { adherence, refusals } = await act();
        // Either it was done, or a reason was given.
        expect(adherence === null).toBe(refusals.length > 0);
      }
    });
    await Promise.all(workers);

    for (const agreementId of agreementIds) {
      const events = await outboxOf(agreementId);
      const [counter] = await sql<{ registered: number; sequence: string; active: number; twice: number }>(
        world.database.url,
        `select registered, sequence,
           (select count(*)::int from adherence where agreement_id = $1 and state = 'ACTIVE') as active,
           (select count(*)::int from (select from adherence where agreement_id = $1 and state = 'ACTIVE'
              group by organisation_id having count(*) > 1) twice) as twice
         from signatory_counter where agreement_id = $1`,
        [agreementId],
      );
      const context = `seed ${seed}, ${agreementId}`;
      expect({ context, sequences: events.map(({ sequence }) => sequence) }).toEqual({
        context,
        sequences: sequencesUpTo(events.length),
      });
      let registered = 0;
      for (const { payload } of events) {
        registered += payload.change === 'ACTIVE' ? 1 : -1;
        expect({ context, registered: payload.signatories.registered }).toEqual({ context, registered });
      }
      expect({ context, ...counter }).toEqual({
        context,
        registered,
        active: registered,
        twice: 0,
        sequence: String(events.length),
      });
    }
  });
});
