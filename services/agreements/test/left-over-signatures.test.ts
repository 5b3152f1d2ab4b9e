import { recordStore } from '@hub/agreements';

import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { until } from '../../../test/support/until.js';
import { applyMerge } from '../src/use-cases/apply-merge.js';
import { freshRegister, ID } from './fresh-register.js';

/** An agreement of another region than the file's. */
const OTHER = '12-agreement-overenskommelsen';

const register = freshRegister();
const { sql, errors, load, tried, contents } = register;

describe('a signature that is left over under the id of a merged organisation', () => {
  it('of another agreement than the file’s is left alone, and so is its count, whatever is wrong with it', async () => {
    await leftOver(OTHER);
    const before = await standing(OTHER);
    const outcome = await load(await contents({ title: 'En ny titel' }));
    expect(outcome).toMatchObject({ errors: [], mended: [], changes: [{ id: ID }] });
    expect(await standing(OTHER)).toEqual(before);
    expect(before.events).toEqual([]);
  });

  it('of the file’s agreement ends, is told, and is no reason to refuse the file, though the count was wrong', async () => {
    await leftOver(ID);
    expect((await errors()).map(({ kind }) => kind)).toContain('counters');
    const outcome = await load(await contents({}));
    expect(outcome).toMatchObject({
      errors: [],
      changes: [],
      mended: [
        {
          kind: 'adherences',
          id: `${ID.slice(0, 2)}-adherence-left`,
          what: 'org-old was merged into org-new here, which stands by the same version already: this one is that organisation’s and ends, so that it counts once',
        },
      ],
    });
    expect(await standing(ID)).toEqual({
      signatures: [
        { id: '14-adherence-kept', organisation_id: 'org-new', state: 'ACTIVE' },
        { id: '14-adherence-left', organisation_id: 'org-new', state: 'ENDED' },
      ],
      counter: { registered: 6, sequence: 3 },
      events: [
        {
          change: 'ENDED',
          adherenceId: '14-adherence-left',
          signatories: expect.objectContaining({ registered: 6 }),
        },
      ],
      history: ['mergeOrganisations'],
    });
  });

  it('is told by a dry run too, which leaves it', async () => {
    await leftOver(ID);
    const before = await standing(ID);
    expect((await tried(await contents({}))).mended).toHaveLength(1);
    expect(await standing(ID)).toEqual(before);
  });

  it('is that of the file itself where the merge was done here: the report says whose it is', async () => {
    await merged();
    const adherences = [signature('14-adherence-1', 'org-old')];
    const counters = [
      { agreementId: ID, registered: 1, sequence: 1, registerComplete: false, changedAt: SIGNED },
    ];
    const outcome = await load({ region: '14', records: { adherences, counters } });
    expect(outcome).toMatchObject({
      errors: [],
      mended: [
        { id: '14-adherence-1', what: 'org-old was merged into org-new here: it is that organisation’s' },
      ],
    });
    expect((await standing(ID)).signatures).toEqual([
      { id: '14-adherence-1', organisation_id: 'org-new', state: 'ACTIVE' },
    ]);
    expect(await errors()).toEqual([]);
  });

  it('is never made by a merge that comes while a load is under way: the load waits for it, and follows it', async () => {
    const dataSource: DataSource = recordStore.dataSource(register.url);
    await dataSource.initialize();
    const merging = dataSource.createQueryRunner();
    try {
      await merging.startTransaction();
      await applyMerge(merging.manager, { duplicateId: 'org-old', survivorId: 'org-new' });
      const adherences = [signature('14-adherence-1', 'org-old')];
      const counters = [
        { agreementId: ID, registered: 1, sequence: 1, registerComplete: false, changedAt: SIGNED },
      ];
      const loading = load({ region: '14', records: { adherences, counters } });
      let waiting: object[] = [];
      await until(
        () => waiting.length > 0,
        15_000,
        async () => {
          waiting = await sql(
            "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          );
        },
      );
      await merging.commitTransaction();
      expect((await loading).mended).toHaveLength(1);
    } finally {
      await merging.release();
      await dataSource.destroy();
    }
    expect((await standing(ID)).signatures).toMatchObject([{ organisation_id: 'org-new' }]);
  });
});

const SIGNED = '2020-06-01T00:00:00.000Z';

const merged = () => sql("insert into merged_organisation (id, survivor_id) values ('org-old', 'org-new')");

/** Two signatures of what is one organisation by now, and a count that is none of theirs, put there past the hub. */
async function leftOver(agreementId: string): Promise<void> {
  await merged();
  for (const [name, organisation] of [
    ['kept', 'org-new'],
    ['left', 'org-old'],
  ]) {
    await sql(
      `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at)
       values ($1, $2, $3, $4, 'ACTIVE', $5)`,
      [
        `${agreementId.slice(0, 2)}-adherence-${name}`,
        agreementId,
        `${agreementId}-v1`,
        organisation,
        SIGNED,
      ],
    );
  }
  await sql('update signatory_counter set registered = 7, sequence = 2 where agreement_id = $1', [
    agreementId,
  ]);
}

/** What there is of the signatures of an agreement. */
async function standing(agreementId: string) {
  const signatures = await sql(
    'select id, organisation_id, state from adherence where agreement_id = $1 order by id',
    [agreementId],
  );
  const [counter] = await sql<object>(
    'select registered, sequence::int from signatory_counter where agreement_id = $1',
    [agreementId],
  );
  const events = await sql<{ payload: { change: string; adherenceId: string; signatories: object } }>(
    'select payload from outbox where key = $1 order by sequence',
    [agreementId],
  );
  const history = await sql<{ action: string }>(
    'select action from history_entry where chain = $1 order by number',
    [agreementId],
  );
  return {
    signatures,
    counter,
    events: events.map(({ payload: { change, adherenceId, signatories } }) => ({
      change,
      adherenceId,
      signatories,
    })),
    history: history.map(({ action }) => action),
  };
}

function signature(id: string, organisationId: string) {
  return {
    id,
    agreementId: ID,
    versionId: `${ID}-v1`,
    organisationId,
    state: 'ACTIVE',
    signedAt: SIGNED,
    withdrawnAt: null,
  };
}
