import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { within, world } from '../world.js';

const hub = world();

const SIGN = `mutation($input: SignAgreementInput!) {
  signAgreement(input: $input) {
    adherence { id state organisation { name } agreement { title } }
    agreement { id signatories { registered sequence } }
    refusals { code message field }
  }
}`;
const WITHDRAW = `mutation($input: WithdrawSignatureInput!) {
  withdrawSignature(input: $input) { adherence { id state } agreement { signatories { registered } } refusals { code } }
}`;
const COUNT = 'query($id: ID!) { agreement(id: $id) { signatories { registered sequence } } }';
const SIGNED = `subscription($agreementId: ID, $regionCode: ID, $after: ID) {
  agreementSigned(agreementId: $agreementId, regionCode: $regionCode, after: $after) {
    cursor message change
    agreement { id title } organisation { id name } region { code name } signatories { registered }
  }
}`;
const COUNTS = `subscription($agreementId: ID, $after: ID) {
  signatoryCount(agreementId: $agreementId, after: $after) { cursor message agreement { id } signatories { registered } }
}`;

let open: OpenAgreement[];

beforeAll(async () => {
  const { agreements } = await hub.data<{ agreements: { nodes: OpenAgreement[] } }>(
    '{ agreements(filter: { joining: [OPEN] }, first: 50) { nodes { id currentVersion { id } region { code name } } } }',
  );
  open = agreements.nodes.filter(({ region }) => region !== null);
});

describe('signing with a token', () => {
  test('moves the count by one and reaches a listening client within a second, with names from other services', async () => {
    const agreement = pick(0);
    const stream = await hub.subscribe<{ agreementSigned: SigningEvent }>(SIGNED, {
      agreementId: agreement.id,
    });
    // Both messages of the greeting: the stream surely stands.
    await sayHello(agreement);
    for (const change of ['ACTIVE', 'WITHDRAWN'])
      expect((await stream.next()).agreementSigned).toMatchObject({ change });
    const before = await registered(agreement.id);
    const message = stream.next(1_000);
    const { signAgreement } = await sign(agreement, 'org-demo-02');
    const { agreementSigned } = await message;

    expect(signAgreement.refusals).toEqual([]);
    expect(signAgreement.adherence).toMatchObject({ state: 'ACTIVE' });
    expect(signAgreement.adherence?.organisation.name).toMatch(/^Demonstrationsföreningen /);
    expect(signAgreement.agreement?.signatories.registered).toBe(before + 1);
    expect(await registered(agreement.id)).toBe(before + 1);
    expect(agreementSigned).toMatchObject({
      message: 'CHANGE',
      change: 'ACTIVE',
      agreement: { id: agreement.id },
      organisation: { id: 'org-demo-02', name: signAgreement.adherence?.organisation.name },
      region: agreement.region,
      signatories: { registered: before + 1 },
    });
    await stream.close();
    await withdraw(signAgreement.adherence?.id ?? '', 'org-demo-02');
  });

  test('again with the same key gives the same answer and changes nothing; withdrawing gives the count back', async () => {
    const agreement = pick(1);
    const before = await registered(agreement.id);
    const key = randomUUID();
    const first = await sign(agreement, 'org-demo-03', key);
    const again = await sign(agreement, 'org-demo-03', key);
    expect(again.signAgreement.adherence?.id).toBe(first.signAgreement.adherence?.id);
    expect(again.signAgreement.refusals).toEqual([]);
    expect(await registered(agreement.id)).toBe(before + 1);

    const withAnotherKey = await sign(agreement, 'org-demo-03');
    expect(withAnotherKey.signAgreement.refusals.map(({ code }) => code)).toEqual(['ALREADY_SIGNED']);
    expect(await registered(agreement.id)).toBe(before + 1);

    const { withdrawSignature } = await withdraw(first.signAgreement.adherence?.id ?? '', 'org-demo-03');
    expect(withdrawSignature).toMatchObject({ adherence: { state: 'WITHDRAWN' }, refusals: [] });
    expect(await registered(agreement.id)).toBe(before);
  });

  test('at the same moment from many sides, an organisation signs once', async () => {
    const agreement = pick(2);
    const before = await registered(agreement.id);
    const answers = await Promise.all(Array.from({ length: 12 }, () => sign(agreement, 'org-demo-04')));
    const signed = answers.filter(({ signAgreement }) => signAgreement.refusals.length === 0);
    const refused = answers.flatMap(({ signAgreement }) => signAgreement.refusals.map(({ code }) => code));
    expect(signed).toHaveLength(1);
    expect(new Set(refused)).toEqual(new Set(['ALREADY_SIGNED']));
    expect(await registered(agreement.id)).toBe(before + 1);
    await withdraw(signed[0]?.signAgreement.adherence?.id ?? '', 'org-demo-04');
  });

  test('for another organisation, or as nobody, is refused as data', async () => {
    const agreement = pick(0);
    const asAnother = await hub.data<{ signAgreement: Payload }>(SIGN, {
      variables: { input: inputFor(agreement, 'org-demo-05') },
      token: await hub.token(['signatory:org-demo-06']),
    });
    const asNobody = await hub.data<{ signAgreement: Payload }>(SIGN, {
      variables: { input: inputFor(agreement, 'org-demo-05') },
    });
    for (const { signAgreement } of [asAnother, asNobody]) {
      expect(signAgreement.refusals.map(({ code }) => code)).toEqual(['NOT_AUTHORISED']);
      expect(signAgreement.adherence).toBeNull();
    }
  });

  test('an agreement that nobody has said is open is refused as data', async () => {
    const { agreement } = await hub.data<{ agreement: OpenAgreement }>(
      '{ agreement(id: "00-agreement-social-2008") { id currentVersion { id } } }',
    );
    const { signAgreement } = await sign(agreement, 'org-demo-07');
    expect(signAgreement.refusals.map(({ code }) => code)).toEqual(['JOINING_CLOSED']);
  });
});

describe('a client that comes back', () => {
  test('is sent what it missed, once, from the cursor of the last message that it saw', async () => {
    const agreement = pick(1);
    const first = await hub.subscribe<{ agreementSigned: SigningEvent }>(SIGNED, {
      agreementId: agreement.id,
    });
    const seen = sayHello(agreement);
    const { agreementSigned: last } = await first.next();
    await seen;
    await first.close();

    const { signAgreement } = await sign(agreement, 'org-demo-08');
    await withdraw(signAgreement.adherence?.id ?? '', 'org-demo-08');
    const second = await hub.subscribe<{ agreementSigned: SigningEvent }>(SIGNED, {
      agreementId: agreement.id,
      after: last.cursor,
    });
    const changes = [];
    // What came before was the withdrawal that sayHello ends with, and then the two that were missed.
    for (let index = 0; index < 3; index += 1) changes.push((await second.next()).agreementSigned);
    expect(changes.map(({ organisation, change }) => [organisation.id, change])).toEqual([
      ['org-demo-01', 'WITHDRAWN'],
      ['org-demo-08', 'ACTIVE'],
      ['org-demo-08', 'WITHDRAWN'],
    ]);
    await second.close();
  });

  test('with a cursor that the hub never gave is told so', async () => {
    const stream = await hub.subscribe(SIGNED, { after: 'bm90IGEgY3Vyc29y' });
    await expect(stream.next()).rejects.toThrow('INVALID_CURSOR');
    await stream.close();
  });
});

test('a count begins with a snapshot and goes on with each change', async () => {
  const agreement = pick(2);
  const stream = await hub.subscribe<{ signatoryCount: CountUpdate }>(COUNTS, { agreementId: agreement.id });
  const { signatoryCount: snapshot } = await stream.next();
  expect(snapshot).toMatchObject({ message: 'SNAPSHOT', agreement: { id: agreement.id } });
  const { signAgreement } = await sign(agreement, 'org-demo-09');
  const { signatoryCount: change } = await stream.next(1_000);
  expect(change).toMatchObject({
    message: 'CHANGE',
    signatories: { registered: snapshot.signatories.registered + 1 },
  });
  await stream.close();
  await withdraw(signAgreement.adherence?.id ?? '', 'org-demo-09');
});

test('subscribers of one region hear nothing of another', async () => {
  const here = open.find(({ region }) => region?.code === '14') ?? pick(0);
  const elsewhere = here.region?.code === '12' ? '14' : '12';
  const quiet = await hub.subscribe<{ agreementSigned: SigningEvent }>(SIGNED, { regionCode: elsewhere });
  const loud = await hub.subscribe<{ agreementSigned: SigningEvent }>(SIGNED, {
    regionCode: here.region?.code,
  });
  const heard = loud.next();
  const silence = within(quiet.next(10_000), 1_500, 'nothing');
  silence.catch(() => {});
  await sayHello(here);
  expect((await heard).agreementSigned.region?.code).toBe(here.region?.code);
  await expect(silence).rejects.toThrow('nothing did not come');
  await Promise.all([quiet.close(), loud.close()]);
});

/** Signs and withdraws, so that those who listen have something to hear. */
async function sayHello(agreement: OpenAgreement): Promise<void> {
  const { signAgreement } = await sign(agreement, 'org-demo-01');
  await withdraw(signAgreement.adherence?.id ?? '', 'org-demo-01');
}

async function sign(
  agreement: OpenAgreement,
  organisationId: string,
  key?: string,
): Promise<{ signAgreement: Payload }> {
  return hub.data(SIGN, {
    variables: { input: inputFor(agreement, organisationId, key) },
    token: await hub.token([`signatory:${organisationId}`]),
  });
}

async function withdraw(
  adherenceId: string,
  organisationId: string,
): Promise<{ withdrawSignature: unknown }> {
  return hub.data(WITHDRAW, {
    variables: { input: { adherenceId, idempotencyKey: randomUUID() } },
    token: await hub.token([`signatory:${organisationId}`]),
  });
}

async function registered(id: string): Promise<number> {
  const { agreement } = await hub.data<{ agreement: { signatories: { registered: number } } }>(COUNT, {
    variables: { id },
  });
  return agreement.signatories.registered;
}

function inputFor(
  { id, currentVersion }: OpenAgreement,
  organisationId: string,
  idempotencyKey: string = randomUUID(),
) {
  return { agreementId: id, versionId: currentVersion.id, organisationId, idempotencyKey };
}

function pick(index: number): OpenAgreement {
  const agreement = open[index % open.length];
  if (!agreement) throw new Error('no agreement is open for joining');
  return agreement;
}

interface OpenAgreement {
  id: string;
  currentVersion: { id: string };
  region: { code: string; name: string } | null;
}

interface Payload {
  adherence: { id: string; state: string; organisation: { name: string } } | null;
  agreement: { signatories: { registered: number } } | null;
  refusals: { code: string; message: string }[];
}

interface SigningEvent {
  cursor: string;
  message: string;
  change: string;
  organisation: { id: string; name: string };
  region: { code: string; name: string } | null;
  signatories: { registered: number };
}

interface CountUpdate {
  message: string;
  signatories: { registered: number };
}
