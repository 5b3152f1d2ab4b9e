import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../../test/support/ask.js';
import { askers, decides, write } from './adherence-writes.js';
import { type AgreementsWorld, agreementsWorld, signs } from './agreements-world.js';

/**
 * One application and one that was rejected, on Malmö's agreement; one signature beside them. Everything that shows,
 * counts, filters or streams adherences is asked by everyone there is.
 */
let world: AgreementsWorld;
let viewers: Record<string, Asker>;
let applied: string;
let rejected: string;
const MALMO = '1280-agreement-overenskommelsen';
const APPLICANT = 'org-demo-01';
const SIGNER = 'org-demo-02';

beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  await signs(world, MALMO, SIGNER);
  await decides(world, MALMO);
  const { signatory, manager, ...others } = await askers(world, '1280', APPLICANT);
  viewers = {
    signatory,
    manager,
    ...others,
    // Who manages the region's agreement does not manage the municipality's.
    regionManager: await world.askAs('manager-of-12', ['agreement-manager:12', 'region-editor:12']),
    // Roles count only for who is somebody.
    nobody: await world.askAs(undefined, ['hub-admin', 'agreement-manager:1280', `signatory:${APPLICANT}`]),
  };
  const apply = async () => {
    const input = { agreementId: MALMO, versionId: `${MALMO}-v1`, organisationId: APPLICANT };
    return (await write(signatory, 'applyToJoin', input)).adherence.id as string;
  };
  rejected = await apply();
  await write(manager, 'rejectApplication', { adherenceId: rejected, reason: 'The statutes are missing.' });
  applied = await apply();
});
afterAll(() => world.close());

const SEES: Record<string, boolean> = {
  signatory: true,
  manager: true,
  admin: true,
  otherManager: false,
  otherSignatory: false,
  anonymous: false,
  regionManager: false,
  nobody: false,
};

const EVERYWHERE = `query ($applied: ID!, $rejected: ID!, $agreement: ID!, $applicant: ID!) {
  applied: adherence(id: $applied) { state reason appliedAt }
  rejected: adherence(id: $rejected) { state reason appliedAt }
  _entities(representations: [
    { __typename: "Adherence", id: $applied }, { __typename: "Adherence", id: $rejected },
    { __typename: "Organisation", id: $applicant }
  ]) {
    ... on Adherence { state }
    ... on Organisation {
      adherences { totalCount nodes { id } edges { node { id } } }
      applied: adherences(state: APPLIED) { totalCount nodes { id } }
      rejected: adherences(state: REJECTED) { totalCount nodes { id } }
      active: adherences(state: ACTIVE) { totalCount }
    }
  }
  agreement(id: $agreement) {
    adherences(orderBy: { by: SIGNED_AT }) { totalCount nodes { organisation { id } } pageInfo { hasNextPage } }
    first: adherences(first: 1) { totalCount nodes { state } pageInfo { hasNextPage endCursor } }
    applied: adherences(state: APPLIED) { totalCount nodes { id } }
    rejected: adherences(state: REJECTED) { totalCount nodes { id } }
    signatories { registered sequence value }
  }
  agreements(filter: { signedBy: [$applicant] }) { totalCount nodes { id } }
  region: agreementStatistics(by: [MUNICIPALITY], filter: { municipalityCode: ["1280"] }) {
    agreements registeredSignatories
  }
  filtered: agreementStatistics(by: [], filter: { signedBy: [$applicant] }) { agreements }
  signingTimeline(agreementId: $agreement, interval: YEAR) { signed withdrawn registered }
}`;

describe.each(Object.entries(SEES))('for %s, whether applications are there is %s', (who, sees) => {
  it('in every field, list, total, filter and count', async () => {
    const { data, errors } = await (viewers[who] as Asker)(EVERYWHERE, {
      applied,
      rejected,
      agreement: MALMO,
      applicant: APPLICANT,
    });
    expect(errors).toBeUndefined();
    const ids = (...given: string[]) => (sees ? given.map((id) => ({ id })) : []);
    const list = (...given: string[]) => ({ totalCount: sees ? given.length : 0, nodes: ids(...given) });
    const both = [rejected, applied].sort();
    expect(data).toEqual({
      applied: sees ? { state: 'APPLIED', reason: null, appliedAt: expect.any(String) } : null,
      rejected: sees
        ? { state: 'REJECTED', reason: 'The statutes are missing.', appliedAt: expect.any(String) }
        : null,
      _entities: [
        sees ? { state: 'APPLIED' } : null,
        sees ? { state: 'REJECTED' } : null,
        {
          adherences: { ...list(...both), edges: ids(...both).map((node) => ({ node })) },
          applied: list(applied),
          rejected: list(rejected),
          active: { totalCount: 0 },
        },
      ],
      agreement: {
        adherences: {
          totalCount: sees ? 3 : 1,
          // What has not been signed comes last.
          nodes: [SIGNER, ...(sees ? [APPLICANT, APPLICANT] : [])].map((id) => ({ organisation: { id } })),
          pageInfo: { hasNextPage: false },
        },
        first: {
          totalCount: sees ? 3 : 1,
          nodes: [{ state: 'ACTIVE' }],
          pageInfo: { hasNextPage: sees, endCursor: expect.any(String) },
        },
        applied: list(applied),
        rejected: list(rejected),
        signatories: { registered: 1, sequence: '1', value: 1 },
      },
      // An application is no signature, for whoever asks.
      agreements: { totalCount: 0, nodes: [] },
      region: [{ agreements: 1, registeredSignatories: 1 }],
      filtered: [{ agreements: 0 }],
      signingTimeline: [{ signed: 1, withdrawn: 0, registered: 1 }],
    });
  });

  it('also behind the cursor of somebody who sees them', async () => {
    const PAGE = `query ($id: ID!, $after: String, $first: Int) { agreement(id: $id) {
      adherences(first: $first, after: $after) { totalCount nodes { id state } edges { cursor } } } }`;
    const seen = await (viewers.admin as Asker)(PAGE, { id: MALMO, first: 2 });
    const cursors = seen.data.agreement.adherences.edges.map(({ cursor }: { cursor: string }) => cursor);
    for (const [index, after] of cursors.entries()) {
      const { data, errors } = await (viewers[who] as Asker)(PAGE, { id: MALMO, after });
      expect(errors).toBeUndefined();
      const { totalCount, nodes } = data.agreement.adherences;
      expect(totalCount).toBe(sees ? 3 : 1);
      expect(nodes).toHaveLength(sees ? 2 - index : 0);
    }
  });
});

describe('a stream', () => {
  it('tells nothing of applications, not even that something has changed', async () => {
    const SIGNINGS = `subscription ($agreementId: ID) { agreementSigned(agreementId: $agreementId) {
      change organisation { id } signatories { registered sequence } agreement { adherences { totalCount } } } }`;
    const listener = await world.listen<Record<string, unknown>>(SIGNINGS, { agreementId: MALMO });
    const next = listener.next();
    const counts = await world.listen<{ cursor: string }>(
      'subscription ($agreementId: ID) { signatoryCount(agreementId: $agreementId) { message signatories { registered sequence } } }',
      { agreementId: MALMO },
    );
    expect(await counts.next()).toEqual({
      message: 'SNAPSHOT',
      signatories: { registered: 1, sequence: '1' },
    });
    const { signatory, manager } = viewers as { signatory: Asker; manager: Asker };
    const input = { agreementId: MALMO, versionId: `${MALMO}-v1`, organisationId: APPLICANT };
    await write(signatory, 'withdrawApplication', { adherenceId: applied });
    const { adherence } = await write(signatory, 'applyToJoin', input);
    await write(manager, 'rejectApplication', {
      adherenceId: adherence.id,
      reason: 'The statutes are missing.',
    });
    const { adherence: last } = await write(signatory, 'applyToJoin', input);
    await write(manager, 'approveApplication', { adherenceId: last.id });
    // The first that comes is the signing.
    expect(await next).toEqual({
      change: 'ACTIVE',
      organisation: { id: APPLICANT },
      signatories: { registered: 2, sequence: '2' },
      agreement: { adherences: { totalCount: 2 } },
    });
    expect(await counts.next()).toEqual({ message: 'CHANGE', signatories: { registered: 2, sequence: '2' } });
    await listener.close();
    await counts.close();
  });
});
