import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../support/chromium.js';
import { world } from '../world.js';

describe('the page at /', () => {
  const hub = world();
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = chromiumPath();
    if (!executablePath) throw new Error('expected a chromium on this machine: apt-get install chromium');
    // Chromium's own sandbox does not work for root, nor in most containers; the page is our own.
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(() => browser.close());

  test('shows the regions and their agreements, and moves the counter when an organisation signs', async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${hub.origin}/`);
    await page.waitForSelector('#connection[data-state=live]');
    expect(await page.locator('h2').allTextContents()).toEqual(
      expect.arrayContaining(['Skåne', 'Västra Götaland', 'Nationella överenskommelser']),
    );

    const agreement = await openAgreement();
    const cell = page.locator(`[data-agreement="${agreement.id}"]`);
    const before = await cell.textContent();
    const adherenceId = await sign(agreement);
    const asBefore = new RegExp(`^\\s*${(before ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '.')}\\s*$`, 'u');
    await cell.filter({ hasNotText: asBefore }).waitFor({ timeout: 5_000 });
    expect(await cell.textContent()).toMatch(/\d/);
    await page.locator('#announcement', { hasText: agreement.title }).waitFor({ state: 'attached' });
    await withdraw(adherenceId);
    expect(faults).toEqual([]);
  }, 60_000);

  test('is the same in English, and says that the data is a demonstration', async () => {
    const page = await browser.newPage();
    await page.goto(`${hub.origin}/`);
    await page.waitForSelector('#connection[data-state=live]');
    await page.click('#language');
    expect(await page.locator('h1').textContent()).toBe('Agreements in Sweden');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#demo').isVisible()).toBe(true);
    expect(await page.locator('#demo').textContent()).toContain('Demonstration');
  }, 60_000);

  test('and GraphiQL at /graphql come from the hub alone, with the named operations as tabs', async () => {
    const page = await browser.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^(http|ws)/.test(protocol) && host !== new URL(hub.origin).host) foreign.push(request.url());
    });
    await page.goto(`${hub.origin}/graphql`);
    await page.getByText('FirstQuery').first().waitFor();
    expect(await page.locator('body').textContent()).toContain('SearchAgreements');
    expect(foreign).toEqual([]);
  }, 60_000);

  /** The last of the open ones: the tests of signing take the first. */
  async function openAgreement(): Promise<OpenAgreement> {
    const { agreements } = await hub.data<{ agreements: { nodes: OpenAgreement[] } }>(
      '{ agreements(filter: { joining: [OPEN] }, first: 50) { nodes { id title currentVersion { id } } } }',
    );
    const agreement = agreements.nodes.at(-1);
    if (!agreement) throw new Error('no agreement is open for joining');
    return agreement;
  }

  async function sign({ id, currentVersion }: OpenAgreement): Promise<string> {
    const input = {
      agreementId: id,
      versionId: currentVersion.id,
      organisationId: ORGANISATION,
      idempotencyKey: randomUUID(),
    };
    const { signAgreement } = await hub.data<{ signAgreement: { adherence: { id: string } } }>(
      'mutation($input: SignAgreementInput!) { signAgreement(input: $input) { adherence { id } } }',
      { variables: { input }, token: await hub.token([`signatory:${ORGANISATION}`]) },
    );
    return signAgreement.adherence.id;
  }

  async function withdraw(adherenceId: string): Promise<void> {
    await hub.data(
      'mutation($input: WithdrawSignatureInput!) { withdrawSignature(input: $input) { refusals { code } } }',
      {
        variables: { input: { adherenceId, idempotencyKey: randomUUID() } },
        token: await hub.token([`signatory:${ORGANISATION}`]),
      },
    );
  }
});

const ORGANISATION = 'org-demo-20';

interface OpenAgreement {
  id: string;
  title: string;
  currentVersion: { id: string };
}
