import { randomUUID } from 'node:crypto';
import { type Backbone, createPostgresBackbone, rightHolder } from '@hub/common';
import { RIGHT_RESTORED, RIGHT_REVOKED } from '@hub/schema/events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventsReaderUrl, eventsUrl } from '../support/hub-database.js';
import { shortest } from '../support/shortest.js';
import { sql } from '../support/sql.js';
import { until } from '../support/until.js';
import { world } from '../world.js';

const hub = world();
const ORGANISATION = `org-${randomUUID()}`;
const ROLE = `signatory:${ORGANISATION}`;
const SIGN = `mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { refusals { code } } }`;

let backbone: Backbone;
beforeAll(() => {
  backbone = createPostgresBackbone({ url: eventsUrl(hub) });
});
afterAll(() => backbone.close());

/** What signing something that does not exist is refused for: who may not sign is told that, and nothing else. */
async function refusal(token: string): Promise<string | undefined> {
  const input = {
    agreementId: 'no-agreement',
    versionId: 'no-version',
    organisationId: ORGANISATION,
    idempotencyKey: randomUUID(),
  };
  const { signAgreement } = await hub.data<{ signAgreement: { refusals: { code: string }[] } }>(SIGN, {
    token,
    variables: { input },
  });
  return signAgreement.refusals[0]?.code;
}

async function publish(type: string): Promise<void> {
  const holder = rightHolder(`test-${ROLE}`);
  const event = {
    messageId: `test:${randomUUID()}`,
    type,
    key: holder,
    regionCode: '00',
    sequence: '1',
    transaction: '1',
    occurredAt: new Date().toISOString(),
    payload: { holder, role: ROLE },
  };
  await backbone.publish({ source: randomUUID(), from: null, to: '1', events: [event] });
}

test('a right that the log says is revoked is lost within a second, and found again when it is restored', async () => {
  const token = await hub.token([ROLE]);
  const becomes = async (wanted: (code: string | undefined) => boolean) => {
    const begun = performance.now();
    let seen: string | undefined = 'unasked';
    await until(
      () => seen !== 'unasked' && wanted(seen),
      10_000,
      async () => {
        seen = await refusal(token);
      },
    );
    return performance.now() - begun;
  };
  await becomes((code) => code !== 'NOT_AUTHORISED');
  const trial = async () => {
    await publish(RIGHT_REVOKED);
    const lost = await becomes((code) => code === 'NOT_AUTHORISED');
    await publish(RIGHT_RESTORED);
    return Math.max(lost, await becomes((code) => code !== 'NOT_AUTHORISED'));
  };
  expect(await shortest(trial)).toBeLessThan(1_000);
});

test('the gateway follows the log with a login that may read it and no more', async () => {
  const response = await fetch(`${hub.origin}/health/ready`);
  expect(await response.json()).toMatchObject({ status: 'ready', rights: 'known' });
  for (const statement of [
    'delete from log_entry',
    'update log_state set pruned_to = 0',
    'select * from log_source for update',
  ])
    await expect(sql(eventsReaderUrl(hub), statement)).rejects.toThrow('permission denied');
});
