import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import { BAD_TEXTS } from '../../soak/mutations/bad-texts.js';
import { fuzzMutations } from '../../soak/mutations/fuzz-mutations.js';
import { seedOfRun } from '../../support/chooser.js';
import { chromiumPath } from '../../support/chromium.js';
import type { OwnHub } from '../../support/own-hub.js';

const LONG = 240_000;

let hub: OwnHub;
/** A write with a text in it, and where that text is read afterwards. */
const TEXTS: readonly {
  readonly mutation: string;
  readonly field: string;
  readonly input: object;
  readonly record: string;
  /** How long the text may be. */
  readonly longest: number;
}[] = [
  {
    mutation: 'createBody',
    field: 'name',
    input: { regionCode: '14', kind: 'OTHER' },
    record: 'body { id name }',
    longest: 500,
  },
  {
    mutation: 'createEvent',
    field: 'description',
    input: { regionCode: '12', kind: 'OTHER', name: 'Dag' },
    record: 'event { id description }',
    longest: 10_000,
  },
  {
    mutation: 'registerOrganisation',
    field: 'name',
    input: { kind: 'CIVIL_SOCIETY' },
    record: 'organisation { id name }',
    longest: 500,
  },
  {
    mutation: 'createAgreement',
    field: 'title',
    input: { level: 'REGIONAL', regionCode: '14', kind: 'IOP', onSupersession: 'RESIGN' },
    record: 'agreement { id title }',
    longest: 500,
  },
  {
    mutation: 'addAgreementVersion',
    field: 'text',
    input: { agreementId: '14-agreement-overenskommelsen', title: 'Ny version' },
    record: 'version { id text }',
    longest: 100_000,
  },
];

/** Random inputs and bad texts. Of the hub's records, none is sure to be as it was. */
export function describeRandomInputs(own: () => OwnHub): void {
  beforeAll(() => {
    hub = own();
  });

  test(
    'whatever a mutation is sent, the hub does not fail, and writes nothing that it refuses',
    async () => {
      const { seed, faults, ...report } = await fuzzMutations(hub, { seed: seedOfRun(), inputs: 500 });
      expect({ seed, faults }).toEqual({ seed, faults: [] });
      // It gets as far as writing, and not by a few mutations alone.
      expect(report.written).toBeGreaterThan(25);
      expect(report.wrote).toBeGreaterThan(report.mutations - 10);
      expect(report.refused).toBeGreaterThan(100);
    },
    LONG,
  );

  test.each(TEXTS)(
    'a text is kept by $mutation as it was given, or refused by its field with a reason',
    async ({ mutation, field, input, record, longest }) => {
      const token = await hub.world.token(['hub-admin']);
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const name = record.split(' ')[0] ?? '';
      let kept = 0;
      for (const text of BAD_TEXTS) {
        const data = await hub.world.data<Record<string, Payload>>(
          `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${record} refusals { code message field } } }`,
          { token, variables: { input: { ...input, [field]: text, idempotencyKey: randomUUID() } } },
        );
        const { refusals = [], [name]: shown } = data[mutation] as Payload;
        if (refusals.length === 0) {
          expect(shown).toMatchObject({ [field]: text });
          kept += 1;
          continue;
        }
        expect(refusals.map((refusal) => [refusal.code, refusal.field])).toEqual(
          refusals.map(() => ['INVALID_INPUT', [field]]),
        );
        for (const { message } of refusals) expect(message).toMatch(/^The .*\.$/);
        expect(maybeRefused(text, longest)).toBe(true);
      }
      expect(kept).toBeGreaterThan(10);
    },
    LONG,
  );

  test('markup in a title is shown as text on the page', async () => {
    const executablePath = chromiumPath();
    if (!executablePath) throw new Error('expected a chromium on this machine: apt-get install chromium');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const ran: string[] = [];
      page.on('dialog', async (dialog) => {
        ran.push(dialog.message());
        await dialog.dismiss();
      });
      await page.goto(`${hub.world.origin}/`);
      await page.getByText('<img src=x onerror="alert(1)">').first().waitFor();
      expect(await page.locator('img').count()).toBe(0);
      expect(ran).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 60_000);
}

/** Nothing to read, characters that show nothing or can't be kept, too much, or a name that is made to look like another. */
const maybeRefused = (text: string, longest: number): boolean =>
  text.trim() === '' ||
  /\p{Cc}/u.test(text) ||
  !text.isWellFormed() ||
  text.length > longest ||
  (longest === LONGEST_NAME && text.includes('\u202e'));

const LONGEST_NAME = 500;

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field: string[];
}

type Payload = Record<string, unknown> & { readonly refusals: readonly Refusal[] };
