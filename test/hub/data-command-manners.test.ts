import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  dataCommand,
  localCommand,
  type StartedDataCommand,
  startDataCommand,
  startLocalCommand,
} from '../support/data-command.js';
import { hubSql, rowsOfHub } from '../support/hub-database.js';
import { makeSite, type Site } from '../support/launcher.js';
import { until } from '../support/until.js';

const LONG = 240_000;

/** A site whose hub has been started once, and stopped. */
let site: Site;
let before: unknown;
beforeAll(async () => {
  site = await makeSite();
  await withHub(async () => {
    // An agreement of this name takes long enough to write for something to happen meanwhile.
    await agreements(`create function wait() returns trigger language plpgsql as
      $$ begin if new.title = 'Ny text' then perform pg_sleep(50); end if; return new; end $$`);
    await agreements(
      'create trigger wait before insert or update on agreement for each row execute function wait()',
    );
    before = await rowsOfHub(site);
  });
}, LONG);
afterAll(() => site?.clean());

test(
  'commands that start at once beside a hub that is stopped take turns, and leave nothing running',
  async () => {
    const regions = ['12', '14', '21'];
    const runs = await Promise.all(
      regions.map((region) => dataCommand(site, ['dump', '--region', region, '--out', fileOf(region)])),
    );
    for (const { code, errors } of runs) {
      expect([code, errors]).toEqual([
        0,
        expect.stringMatching(/^(a data command is at work on .* \(process \d+\): waiting for it)?$/),
      ]);
    }
    expect(regions.map((region) => JSON.parse(readFileSync(fileOf(region), 'utf8')).region)).toEqual(regions);
    expect(site.processes()).toEqual([]);
    expect(existsSync(path.join(site.dataDir, 'hub.lock'))).toBe(false);
  },
  LONG,
);

test(
  'a command waits for a hub that starts and works on it then, and for one that stops',
  async () => {
    const launcher = site.start();
    await until(() => holder() === 'hub starting');
    const atStart = await dataCommand(site, ['check']);
    expect(atStart).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^a hub is starting on .*: waiting for it$/),
    });
    await launcher.ready();
    const end = launcher.stop();
    await until(() => holder() === 'hub stopping');
    launcher.child.kill('SIGSTOP');
    const check = startDataCommand(site, ['check']);
    await until(() => check.errors() !== '');
    launcher.child.kill('SIGCONT');
    const atStop = await check.end;
    expect(atStop).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^a hub is stopping on .*: waiting for it$/),
    });
    expect(await end).toEqual({ code: 0, signal: null });
    expect(site.processes()).toEqual([]);
  },
  LONG,
);

test(
  'a hub that is started while a command works waits for it',
  async () => {
    const load = startDataCommand(site, ['load', renamed()]);
    await writing(load);
    const launcher = site.start();
    await until(() => launcher.output().includes('a data command is at work'));
    load.child.kill('SIGINT');
    expect((await load.end).code).toBe(130);
    await launcher.ready();
    await launcher.stop();
  },
  LONG,
);

test(
  'the commands on histories and persons have the same manners: they wait for another, and end when they are interrupted',
  async () => {
    const load = startDataCommand(site, ['load', renamed()]);
    await writing(load);
    const waiting = [
      startLocalCommand(site, 'history.mjs', ['--json']),
      startLocalCommand(site, 'person.mjs', ['erase', '--subject', 'nobody', '--yes']),
    ];
    for (const { errors } of waiting) await until(() => errors().includes('waiting for it'));
    for (const { child } of waiting) child.kill('SIGINT');
    for (const { end } of waiting) {
      expect(await end).toMatchObject({
        code: 130,
        output: '',
        errors: expect.stringMatching(/\nInterrupted: nothing was changed\.$/),
      });
    }
    load.child.kill('SIGINT');
    expect((await load.end).code).toBe(130);
    const asNpmRunsIt = await localCommand(site, 'history.mjs', [], { npm_config_json: 'true' });
    expect({ code: asNpmRunsIt.code, report: JSON.parse(asNpmRunsIt.output) }).toMatchObject({
      code: 0,
      report: { valid: true },
    });
    const swallowed = { npm_config_yes: 'true', npm_lifecycle_event: 'person:erase' };
    expect(await localCommand(site, 'person.mjs', ['erase', '--subject', 'nobody'], swallowed)).toMatchObject(
      {
        code: 3,
        errors: 'npm took --yes for itself: put -- before, as in npm run person:erase -- … --yes',
      },
    );
  },
  LONG,
);

test(
  'a load that is interrupted leaves nothing half done, beside a hub that is stopped',
  async () => {
    const load = startDataCommand(site, ['load', renamed()]);
    await writing(load);
    load.child.kill('SIGINT');
    expect(await load.end).toEqual({ code: 130, output: '', errors: 'Interrupted: nothing was changed.' });
    await site.empty(1_000);
    expect(existsSync(path.join(site.dataDir, 'hub.lock'))).toBe(false);
  },
  LONG,
);

test(
  'beside a hub that runs it leaves nothing half done either, and one whose hub is stopped under it says so in one line',
  async () => {
    const load = await withHub(async () => {
      const beside = startDataCommand(site, ['load', renamed()]);
      await writing(beside);
      beside.child.kill('SIGTERM');
      expect(await beside.end).toMatchObject({ code: 143, errors: 'Interrupted: nothing was changed.' });
      expect(await rowsOfHub(site)).toEqual(before);
      const started = startDataCommand(site, ['load', renamed()]);
      await writing(started);
      return started;
    });
    const { code, errors } = await load.end;
    expect([code, errors.split('\n')]).toEqual([
      3,
      [expect.stringMatching(/^agreements can't take the file: .*\. Nothing was changed\.$/)],
    ]);
  },
  LONG,
);

/** Does something while the hub runs. */
async function withHub<Result>(work: () => Promise<Result>): Promise<Result> {
  const launcher = site.start();
  await launcher.ready();
  try {
    return await work();
  } finally {
    await launcher.stop();
  }
}

/** Waits until a load is in the middle of writing the agreement. */
async function writing(load: StartedDataCommand): Promise<void> {
  let waits = false;
  const look = async () => {
    const found = await agreements("select from pg_stat_activity where wait_event = 'PgSleep'").catch(
      () => [],
    );
    waits = found.length > 0;
    if (load.child.exitCode !== null) throw new Error(`it ended: ${load.errors()}`);
  };
  await until(() => waits, 60_000, look);
}

const agreements = (text: string) => hubSql(site, 'hub_agreements', text);

/** The dump of region 14 with another title of an agreement, as another file. */
function renamed(): string {
  const region = JSON.parse(readFileSync(fileOf('14'), 'utf8'));
  region.agreements.agreements[0].title = 'Ny text';
  writeFileSync(fileOf('renamed'), JSON.stringify(region));
  return fileOf('renamed');
}

const fileOf = (name: string): string => path.join(path.dirname(site.dataDir), `${name}.json`);

function holder(): string | undefined {
  const file = path.join(site.dataDir, 'hub.lock');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).holder : undefined;
}
