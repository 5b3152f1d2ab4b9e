import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.js';
import { shortest } from '../support/shortest.js';
import { until } from '../support/until.js';
import { type World, within, world } from '../world.js';

const hub = world();
/** A second gateway, which takes the same tokens. */
let second: GatewayProcess;
let gateways: readonly World[];
beforeAll(async () => {
  const { d: _private, ...key } = hub.issuerKey;
  second = await startGatewayProcess(hub, path.join(hub.dataDir, 'deployments.json'), {
    OIDC_ISSUER: `http://localhost:${hub.port}/dev-issuer`,
    OIDC_AUDIENCE: 'agreement-hub',
    DEV_ISSUER_KEYS: JSON.stringify({ keys: [key] }),
  });
  gateways = [hub, second.world];
}, 60_000);
afterAll(() => second?.stop());

interface Refused {
  readonly refusals: readonly { readonly code: string }[];
}

async function write(token: string, mutation: string, input: object, at: World = hub): Promise<string[]> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const data = await at.data<Record<string, Refused>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { refusals { code } } }`,
    { token, variables: { input: { idempotencyKey: randomUUID(), ...input } } },
  );
  return data[mutation]?.refusals.map(({ code }) => code) ?? [];
}

/** How long it takes until a gateway lets an identity sign, or not any more. Unit: milliseconds from now. */
async function untilSigning(at: World, token: string, organisationId: string, may: boolean): Promise<number> {
  const begun = performance.now();
  const input = { agreementId: 'no-agreement', versionId: 'no-version', organisationId };
  let found: boolean | undefined;
  await until(
    () => found === may,
    10_000,
    async () => {
      found = !(await write(token, 'signAgreement', input, at)).includes('NOT_AUTHORISED');
    },
  );
  return performance.now() - begun;
}

/** An open subscription. @returns the code that it is closed with, and when. */
async function connect(at: World, token: string): Promise<Promise<{ code: number; at: number }>[]> {
  let closed: (event: { code: number; at: number }) => void = () => {};
  const end = new Promise<{ code: number; at: number }>((resolve) => {
    closed = resolve;
  });
  const client = createClient({
    url: `${at.origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => {},
    on: { closed: (event) => closed({ code: (event as { code: number }).code, at: performance.now() }) },
  });
  const messages = client.iterate({
    query: 'subscription { signatoryCount(agreementId: "12-agreement-overenskommelsen") { cursor message } }',
  });
  await messages.next();
  // Wrapped, so that it is not waited for here.
  return [end];
}

test('a signatory whose right is revoked can’t sign within a second on any gateway, and loses its connections', async () => {
  const admin = await hub.token(['hub-admin']);
  const trial = async () => {
    const organisationId = `org-${randomUUID()}`;
    const role = `signatory:${organisationId}`;
    const subject = `signatory-${randomUUID()}`;
    const token = await hub.token([role], { subject });
    const other = await hub.token([role], { subject: `${subject}-other` });
    for (const gateway of gateways) await untilSigning(gateway, token, organisationId, true);
    const connections = (await Promise.all(gateways.map((gateway) => connect(gateway, token)))).flat();

    expect(await write(admin, 'revokeRight', { subject, role })).toEqual([]);
    const answered = performance.now();
    const lost = gateways.map((gateway) => untilSigning(gateway, token, organisationId, false));
    const times: number[] = [];
    for (const connection of connections) {
      const { code, at } = await within(connection, 10_000, 'the end of a connection');
      expect(code).toBe(4403);
      times.push(at - answered);
    }
    times.push(...(await Promise.all(lost)));
    for (const gateway of gateways) await untilSigning(gateway, other, organisationId, true);

    expect(await write(admin, 'restoreRight', { subject, role })).toEqual([]);
    const found = gateways.map((gateway) => untilSigning(gateway, token, organisationId, true));
    times.push(...(await Promise.all(found)));
    return Math.max(...times);
  };
  expect(await shortest(trial)).toBeLessThan(1_000);
});

test('a region’s editor takes rights within the region, and no others', async () => {
  const editor = await hub.token(['region-editor:14']);
  const subject = `manager-${randomUUID()}`;
  const refusals = (mutation: string, role: string) => write(editor, mutation, { subject, role });
  expect(await refusals('revokeRight', 'agreement-manager:1280')).toEqual(['NOT_AUTHORISED']);
  expect(await refusals('revokeRight', 'agreement-manager:1480')).toEqual([]);
  const manager = await hub.token(['agreement-manager:1480', 'agreement-manager:1280'], { subject });
  const join = (territory: string) =>
    write(manager, 'setJoining', {
      agreementId: `${territory}-agreement-none`,
      revision: 1,
      joining: 'OPEN',
    });
  let codes: string[] = [];
  await until(
    () => codes.includes('NOT_AUTHORISED'),
    1_000,
    async () => {
      codes = await join('1480');
    },
  );
  expect(await join('1280')).toEqual(['NOT_FOUND']);
  expect(await refusals('restoreRight', 'agreement-manager:1480')).toEqual([]);
  await until(
    () => codes.includes('NOT_FOUND'),
    1_000,
    async () => {
      codes = await join('1480');
    },
  );
});
