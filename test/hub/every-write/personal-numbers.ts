import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { rowsOfHub, tablesWith } from '../../support/hub-database.js';
import type { Mutation } from '../../support/mutations.js';
import { type InputPath, textPaths, withText } from '../../support/text-paths.js';
import { validInput } from '../../support/valid-input.js';
import { AGREEMENT, ORGANISATION, type SignedHub } from './signed-hub.js';

const LONG = 240_000;

/** One that Skatteverket gives out for tests. */
const NUMBER = ['811218', '9876'].join('-');
/** Where a field says which region a write goes to, it goes to Västra Götaland. */
const TEXT = `14-firma-${NUMBER}`;
const DIGITS = /811218|9876/;
/** By which a person is looked up; nothing of it is kept. */
const SUBJECTS = ['revokeRight', 'restoreRight', 'erasePerson'].map((name) => `${name} subject`);

let hub: SignedHub['hub'];
let mutations: readonly Mutation[];
let token: string;
let known: Record<string, unknown>;
interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

async function refusalsOf({ name, document }: Mutation, given: object, as = token): Promise<Refusal[]> {
  const answer = await hub.world.ask<Record<string, { refusals: Refusal[] } | null>>(document, {
    variables: { input: given },
    token: as,
  });
  const text = JSON.stringify([answer.data, answer.errors]);
  if (answer.errors || DIGITS.test(text)) return [{ code: 'ERROR', message: text, field: null }];
  return answer.data?.[name]?.refusals ?? [];
}

const inputOf = ({ input }: Mutation, at: InputPath, text: string) => {
  const ids = Object.entries(known).filter(([name]) => name in input.getFields());
  const given = validInput(input, Object.fromEntries(ids));
  return withText(input, { ...given, idempotencyKey: randomUUID() }, at, text);
};

/** Personal numbers in texts of writes. What the hub has stays, but for two organisations that are registered. */
export function describePersonalNumbers(own: () => SignedHub): void {
  beforeAll(async () => {
    const { adherenceId, ...signed } = own();
    ({ hub, mutations } = signed);
    token = await hub.world.token(['hub-admin', `signatory:${ORGANISATION}`, 'signatory:org-abf-malmo']);
    known = {
      agreementId: AGREEMENT,
      versionId: `${AGREEMENT}-v1`,
      adherenceId,
      organisationId: ORGANISATION,
      regionCode: '14',
      id: '14-body-none',
      bodyId: '14-body-none',
      seatId: '14-seat-none',
    };
  });

  test(
    'a personal number is refused in every text of every write, by its field, and neither shown nor kept anywhere',
    async () => {
      const before = await rowsOfHub(hub.site);
      const letIn: string[] = [];
      let sent = 0;
      for (const mutation of mutations) {
        for (const at of textPaths(mutation.input)) {
          if (SUBJECTS.includes(`${mutation.name} ${at.join('.')}`)) continue;
          sent += 1;
          const refusals = await refusalsOf(mutation, inputOf(mutation, at, TEXT));
          const isTold = refusals.some(
            ({ field, message }) => field?.join() === at.join() && message.includes('personal number'),
          );
          if (!isTold) letIn.push(`${mutation.name} ${at.join('.')}: ${JSON.stringify(refusals)}`);
        }
      }
      expect(letIn).toEqual([]);
      expect(sent).toBeGreaterThan(200);
      expect(await rowsOfHub(hub.site)).toEqual(before);
      expect(logs()).not.toMatch(DIGITS);
    },
    LONG,
  );

  test(
    'a right is taken from whoever the tokens name by a personal number, and the digits are kept nowhere',
    async () => {
      for (const name of ['revokeRight', 'restoreRight']) {
        const changing = mutations.find((mutation) => mutation.name === name) as Mutation;
        const input = { idempotencyKey: randomUUID(), subject: NUMBER, role: 'analyst' };
        expect(await refusalsOf(changing, input)).toEqual([]);
      }
      // Its last four digits alone stand in a hash by chance.
      expect(await tablesWith(hub.site, NUMBER.slice(0, 6))).toEqual([]);
      const erasing = mutations.find(({ name }) => name === 'erasePerson') as Mutation;
      const refusals = await refusalsOf(erasing, { idempotencyKey: randomUUID(), subject: NUMBER });
      expect(refusals).toMatchObject([{ code: 'NOT_FOUND', field: ['subject'] }]);
      expect(logs()).not.toMatch(DIGITS);
    },
    LONG,
  );

  test('who may not write is told so without the digits of what was named', async () => {
    const signing = mutations.find(({ name }) => name === 'signAgreement') as Mutation;
    const analyst = await hub.world.token(['analyst']);
    const [refusal] = await refusalsOf(
      signing,
      inputOf(signing, ['organisationId'], `org-${NUMBER}`),
      analyst,
    );
    expect(refusal).toMatchObject({ code: 'NOT_AUTHORISED', field: ['organisationId'] });
  });

  test('a value that is no text is an error of the caller’s, of which no log tells the digits', async () => {
    for (const [field, value] of [
      ['kind', NUMBER],
      ['level', NUMBER],
      ['idempotencyKey', { number: NUMBER }],
    ] as const) {
      const creating = mutations.find(({ name }) => name === 'createAgreement') as Mutation;
      const answer = await hub.world.ask(creating.document, {
        variables: { input: { ...validInput(creating.input), [field]: value } },
        token,
      });
      expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    expect(logs()).not.toMatch(DIGITS);
  });

  test('an organisation is registered with its number, under an id without the digits of its name’s day', async () => {
    const registering = mutations.find(({ name }) => name === 'registerOrganisation') as Mutation;
    const register = (name: string, organisationNumber: string | null) =>
      hub.world.data<{ registerOrganisation: { organisation: { id: string }; refusals: Refusal[] } }>(
        registering.document,
        {
          variables: {
            input: { name, kind: 'CIVIL_SOCIETY', organisationNumber, idempotencyKey: randomUUID() },
          },
          token,
        },
      );
    const numbered = await register('Föreningen Exempel', '802001-5734');
    expect(numbered.registerOrganisation.refusals).toEqual([]);
    const dated = await register('Fest 1981-12-18, 9876 kronor', null);
    expect(dated.registerOrganisation).toMatchObject({
      organisation: { id: 'org-fest-kronor' },
      refusals: [],
    });
  });
}

/** Of all services, but for the ids of requests, in whose random digits some of the number's stand now and then. */
const logs = (): string => {
  const folder = path.join(hub.site.dataDir, 'logs');
  return readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
    .replace(/"requestId":"[0-9a-f-]{36}"/g, '');
};
