import { dumpCommand, eraseCommand, type HistoryPlace } from '@hub/common';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';
import { write } from './writing.js';

const SUBJECT = 'one-who-only-lost-a-right';
const ROLE = 'portal:14';

let world: OrganisationsWorld;
let places: readonly HistoryPlace[];
beforeAll(async () => {
  world = await organisationsWorld();
  places = [{ deployment: 'organisations', databaseUrl: world.database.url }];
  const admin = await world.askAs(['hub-admin'], 'the-admin');
  const revoked = await write(admin, 'revokeRight', { subject: SUBJECT, role: ROLE, reason: 'Slutat' });
  expect(revoked.refusals).toEqual([]);
});
afterAll(() => world.close());

async function dumped(subject: string): Promise<{ code: number; revocations: unknown }> {
  let text = '';
  const code = await dumpCommand(places, subject, async (given) => {
    text = given;
  });
  return { code, revocations: JSON.parse(text).deployments[0].revocations };
}

/** Erases, and gives the exit code with what was printed. */
async function erased(subject: string): Promise<{ code: number; printed: string }> {
  const output = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const code = await eraseCommand(places, subject, true);
    return { code, printed: output.mock.calls.map(([text]) => text).join('') };
  } finally {
    output.mockRestore();
  }
}

it('hands out the rights that were taken from a person of whom nothing else is held', async () => {
  expect(await dumped(SUBJECT)).toEqual({
    code: 0,
    revocations: [{ role: ROLE, reason: 'Slutat', revokedAt: expect.stringMatching(/^\d{4}-.*Z$/) }],
  });
  expect(await dumped('one-who-lost-nothing')).toEqual({ code: 1, revocations: [] });
});

it('leaves them when the person is erased, and says why', async () => {
  const { code, printed } = await erased(SUBJECT);
  expect(code).toBe(1);
  expect(printed).toMatch(/^organisations: 1 revoked right stays, .*the person would have it again/);
  expect(printed).toMatch(/^Nothing else is held of that person\.$/m);
  expect((await dumped(SUBJECT)).revocations).toHaveLength(1);
  expect((await erased('one-who-lost-nothing')).printed).toBe('Nothing is held of that person.\n');
});

it('says of a subject that no token has what is wrong with it', async () => {
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect((await dumped('n\u00e5gon')).code).toBe(1);
    expect((await erased('s'.repeat(256))).code).toBe(1);
    expect(told.mock.calls.map(([text]) => text)).toEqual([
      expect.stringContaining('expected a subject of ASCII characters that can be seen'),
      expect.stringContaining('expected a subject of at most 255 characters, got 256'),
    ]);
  } finally {
    told.mockRestore();
  }
});
