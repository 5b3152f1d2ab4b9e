import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeSite, type Site } from '../support/launcher.js';
import { refusal } from '../support/refusal.js';

const STARTED = 240_000;

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.clean());

describe('npm start says in one line what is in the way, and which variable changes it:', () => {
  test('a taken port', async () => {
    const holder = createServer().listen(site.port + 112, '127.0.0.1');
    await once(holder, 'listening');
    const line = await refusal(site.start());
    expect(line).toBe(
      `port ${site.port + 112} of the regions-12 (HUB_PORT + 112) is taken by another program: set HUB_PORT to another number`,
    );
    holder.close();
  });

  test('a data directory that can not be made or written', async () => {
    const file = path.join(site.dataDir, 'file');
    writeFileSync(file, '');
    const line = await refusal(site.start([], { HUB_DATA_DIR: path.join(file, 'data') }));
    expect(line).toMatch(
      /^the data directory .* can't be written \(ENOTDIR.*\): set HUB_DATA_DIR to one that can$/,
    );
  });

  test('variables that do not do, all at once', async () => {
    const line = await refusal(site.start([], { HUB_PORT: 'http', DATABASE_URL: 'mysql://x' }));
    expect(line).toMatch(/^HUB_PORT is "http", wanted .*; DATABASE_URL is not /);
  });

  test('a port that browsers and fetch refuse, before anything is started', async () => {
    const line = await refusal(site.start([], { HUB_PORT: '6000' }));
    expect(line).toMatch(/^HUB_PORT is "6000": browsers and fetch refuse port 6000 of the gateway, wanted /);
    expect(existsSync(path.join(site.dataDir, 'postgres'))).toBe(false);
  });

  test('a database server that does not answer', async () => {
    const line = await refusal(site.start([], { DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/postgres' }));
    expect(line).toMatch(
      /^PostgreSQL at 127\.0\.0\.1:9 can't be used \(.*\): set DATABASE_URL to a server that can$/,
    );
  });

  test('a NATS server that does not answer', async () => {
    const line = await refusal(site.start([], { NATS_URL: 'nats://127.0.0.1:9' }));
    expect(line).toMatch(
      /^NATS can't keep the event log \(connection refused\): set NATS_URL to a server that can, with JetStream$/,
    );
  });

  test('an argument that it does not know', async () => {
    expect(await refusal(site.start(['--frehs']))).toMatch(
      /--frehs.*npm start takes -- --fresh, -- --demo and -- --empty/,
    );
  });

  test(
    'a process that can not start',
    async () => {
      const line = await refusal(site.start([], { LOG_LEVEL: 'loud' }));
      expect(line).toMatch(/ended with code 1: .*LOG_LEVEL.*\.log\)$/);
    },
    STARTED,
  );
});
