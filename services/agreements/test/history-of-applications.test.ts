import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { sql } from '../../../test/support/sql.js';
import { dataSourceFor } from '../src/data-source.js';
import { applyMerge } from '../src/use-cases/apply-merge.js';
import { decides, write } from './adherence-writes.js';
import { type AgreementsWorld, agreementsWorld, signs } from './agreements-world.js';

/**
 * One organisation applies and is rejected, applies and takes it back, applies and is approved; another one, whose
 * application stays open, is merged into a third one. A fourth signed before the manager decided on who joins.
 */
let world: AgreementsWorld;
const MALMO = '1280-agreement-overenskommelsen';
const APPLICANT = 'org-demo-01';
const MERGED = 'org-demo-03';
const SURVIVOR = 'org-demo-04';
const DONE = [
  'signAgreement',
  'applyToJoin',
  'rejectApplication',
  'applyToJoin',
  'withdrawApplication',
  'applyToJoin',
  'approveApplication',
  'applyToJoin',
  'mergeOrganisations',
];
const OF_APPLICANT = [2, 3, 4, 5, 6];
const OF_SURVIVOR = [9];
/** By the number; the last application was one of an organisation that nobody signs for any more. */
const OF_APPLICATIONS = [...OF_APPLICANT, 8, ...OF_SURVIVOR];

beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  await signs(world, MALMO, 'org-demo-02');
  await decides(world, MALMO);
  const manager = await world.askAs('manager-of-malmo', ['agreement-manager:1280']);
  const signatory = await world.askFor(APPLICANT);
  const apply = async (organisationId: string) => {
    const input = { agreementId: MALMO, versionId: `${MALMO}-v1`, organisationId };
    return (await write(await world.askFor(organisationId), 'applyToJoin', input)).adherence.id as string;
  };
  await write(manager, 'rejectApplication', { adherenceId: await apply(APPLICANT), reason: 'No statutes.' });
  await write(signatory, 'withdrawApplication', { adherenceId: await apply(APPLICANT) });
  await write(manager, 'approveApplication', { adherenceId: await apply(APPLICANT) });
  await apply(MERGED);
  const dataSource = await dataSourceFor(world.database.url).initialize();
  await dataSource.transaction((tx) => applyMerge(tx, { duplicateId: MERGED, survivorId: SURVIVOR }));
  await dataSource.destroy();
});
afterAll(() => world.close());

const HISTORY = `query ($id: ID!) {
  agreement(id: $id) { history { totalCount edges { cursor }
    nodes { number occurredAt action role payload previousHash hash actor { subject name } } } }
  verifyHistory(agreementId: $id) { valid entries head faults { message } }
}`;

interface Node {
  readonly number: number;
  readonly action: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

const EDITOR = 'region-editor:12';

describe.each<[who: string, roles: string[], hidden: number[] | null]>([
  ['the territory’s manager', ['agreement-manager:1280'], []],
  ['a hub-admin', ['hub-admin'], []],
  ['who edits the region and manages the territory', [EDITOR, 'agreement-manager:1280'], []],
  ['the region’s editor', [EDITOR], OF_APPLICATIONS],
  ['who edits and manages the region', [EDITOR, 'agreement-manager:12'], OF_APPLICATIONS],
  ['who edits the region and registers', [EDITOR, 'organisation-registrar'], OF_APPLICATIONS],
  ['who edits the region and signs for the applicant', [EDITOR, `signatory:${APPLICANT}`], [8, 9]],
  [
    'who edits the region and signs for the survivor',
    [EDITOR, `signatory:${SURVIVOR}`],
    [...OF_APPLICANT, 8],
  ],
  ['the applicant’s signatory', [`signatory:${APPLICANT}`], null],
  ['the region’s manager', ['agreement-manager:12'], null],
  ['an editor of another region', ['region-editor:14'], null],
  ['an editor of the whole country', ['region-editor:00'], null],
  ['a registrar', ['organisation-registrar'], null],
  ['an analyst', ['analyst'], null],
  ['a portal', ['portal:12'], null],
  ['somebody without a role', [], null],
])('for %s', (who, roles, hidden) => {
  const subject = `reader: ${who}`;
  let ask: Asker;
  beforeAll(async () => {
    ask = await world.askAs(subject, roles);
  });

  it(`of a history with applications ${hidden === null ? 'nothing is there' : `${hidden.length} entries are only places`}`, async () => {
    const { data, errors } = await ask(HISTORY, { id: MALMO });
    expect(errors).toBeUndefined();
    if (hidden === null) {
      expect(data).toEqual({ agreement: { history: null }, verifyHistory: null });
      return;
    }
    const { nodes, totalCount, edges } = data.agreement.history as {
      nodes: Node[];
      totalCount: number;
      edges: unknown[];
    };
    expect([totalCount, edges.length]).toEqual([DONE.length, DONE.length]);
    for (const [index, node] of nodes.entries()) {
      const { number, previousHash, hash } = node;
      expect(number).toBe(index + 1);
      expect(previousHash).toBe(nodes[index - 1]?.hash ?? '0'.repeat(64));
      expect(node).toEqual(
        hidden.includes(number)
          ? {
              number,
              previousHash,
              hash,
              occurredAt: null,
              action: null,
              role: null,
              payload: null,
              actor: null,
            }
          : {
              number,
              previousHash,
              hash,
              occurredAt: expect.any(String),
              action: DONE[index],
              role: expect.any(String),
              payload: expect.any(String),
              actor: expect.objectContaining({ subject: expect.any(String) }),
            },
      );
    }
    const head = nodes.at(-1)?.hash;
    expect(data.verifyHistory).toEqual({ valid: true, entries: DONE.length, head, faults: [] });
  });

  it('who acted is read, and noted, of the entries that are shown', async () => {
    const [read] = await sql<{ persons: number | null }>(
      world.database.url,
      'select sum(persons)::int as persons from person_reading join person on reader = digest where subject = $1',
      [subject],
    );
    expect(read?.persons ?? null).toBe(hidden === null ? null : DONE.length - hidden.length);
  });
});

it('nothing of what the region’s editor is answered names an application that is not public', async () => {
  const editor = await world.askAs('editor', [EDITOR]);
  const answer = JSON.stringify((await editor(HISTORY, { id: MALMO })).data);
  const adherences = await sql<{ id: string; state: string }>(
    world.database.url,
    'select id, state from adherence where agreement_id = $1',
    [MALMO],
  );
  const hidden = adherences.filter(({ state }) => state === 'REJECTED' || state === 'APPLIED');
  expect(hidden).toHaveLength(3);
  for (const { id } of hidden) expect(answer).not.toContain(id);
  expect(answer).not.toMatch(
    new RegExp(`${MERGED}|${SURVIVOR}|applyToJoin|rejectApplication|withdrawApplication`),
  );
});
