import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { joinCommand } from '../support/join-command.js';
import { makeSite, type Site } from '../support/launcher.js';
import { ask } from '../support/post.js';
import { regionRows } from '../support/region-rows.js';
import { until } from '../support/until.js';

const STARTED = 240_000;
const OREBRO = '18';
const QUERY = `{
  regions { code joined municipalities { totalCount } }
  events(first: 100) { totalCount completeness { complete } nodes { id } }
}`;

let site: Site;
/** Another program; it answers to everything, so that it may be taken for a deployment. */
let stranger: Server;
beforeEach(async () => {
  site = await makeSite();
  stranger = createServer((_, answer) => answer.end('{}'));
});
afterEach(async () => {
  stranger.closeAllConnections();
  stranger.close();
  await site.clean();
});

test(
  'a deployment that can not be started while its region joins leaves the hub as it was, and the region can join later',
  async () => {
    const launcher = site.start();
    const url = await launcher.ready();
    const whole = await ask(url, QUERY);
    const held = await regionRows(site, { deployment: '00', region: OREBRO });
    expect(held.municipality).toBeGreaterThan(0);

    const run = joinCommand(site, OREBRO);
    // The command has found the port free by then, and the launcher has not begun.
    const joined = path.join(site.dataDir, 'joined.json');
    await until(() => existsSync(joined) && readFileSync(joined, 'utf8').includes(OREBRO));
    stranger.listen(site.port + 118, '127.0.0.1');
    await once(stranger, 'listening');
    const first = await run.end;
    expect(first.code).toBe(1);
    expect(first.errors).toMatch(
      /^the deployment of 18 could not be started, and it has not joined: .*(EADDRINUSE|is taken by another program).*; run this again when that is mended$/,
    );
    expect(launcher.child.exitCode).toBeNull();
    expect(launcher.output()).toMatch(
      /^ {2}Örebro \(18\) has not joined, its deployment could not be started: .*$/m,
    );
    expect(await ask(url, QUERY)).toEqual(whole);
    expect(await regionRows(site, { deployment: '00', region: OREBRO })).toEqual(held);

    const refused = await joinCommand(site, OREBRO).end;
    expect([refused.code, refused.errors]).toEqual([
      1,
      `port ${site.port + 118} of the regions-18 is taken by another program`,
    ]);

    const closed = once(stranger, 'close');
    stranger.close();
    stranger.closeAllConnections();
    await closed;
    const { code, errors } = await joinCommand(site, OREBRO).end;
    expect([code, errors]).toEqual([0, '']);
    expect(await regionRows(site, { deployment: '00', region: OREBRO })).toMatchObject({ region: 0 });
    expect(await regionRows(site, { deployment: OREBRO, region: OREBRO })).toEqual(held);
    expect(await ask(url, '{ region(code: "18") { joined } }')).toEqual({
      data: { region: { joined: true } },
    });

    // Said again, it is a word and no fault: whoever was cut short and tries again has what was wanted.
    const again = await joinCommand(site, OREBRO).end;
    expect([again.code, again.errors]).toEqual([0, '']);
    expect(again.output.trimEnd().split('\n').at(-1)).toBe('Örebro (18) has joined already');

    process.kill(site.pidOf('regions-18') ?? -1, 'SIGKILL');
    await until(() => launcher.output().includes('regions-18 is back'), 30_000);
    expect(await launcher.stop()).toEqual({ code: 0, signal: null });
    expect(launcher.errors()).toBe('');
  },
  STARTED,
);
