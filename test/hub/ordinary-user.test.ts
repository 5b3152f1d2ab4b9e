import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeSite, root, type Site } from '../support/launcher.js';

// Root runs the other launcher tests as root; this one takes the hub through another account's eyes. Where the tests
// are run by an ordinary user, all of them do, and this one with them.
const nobody = process.getuid?.() === 0 ? accountOf('nobody') : undefined;

/** What a hub that is built has no need of: most of what the packages take on the disk. */
const NOT_NEEDED_TO_RUN =
  /\/(\.git|\.data|\.turbo|node_modules\/(monaco-editor|@biomejs|@turbo|@typescript|typescript|react-[a-z]+|playwright-core|@swc|prettier|@esbuild|@babel))$/;

let checkout = root;
let copied: string | undefined;
let site: Site;

beforeAll(async () => {
  if (nobody && !canRead(path.join(root, 'node_modules/turbo/package.json'))) {
    // The checkout is in a closed home: the account gets a copy that it can reach.
    copied = mkdtempSync(path.join(os.tmpdir(), 'hub-checkout-'));
    chmodSync(copied, 0o755);
    const filter = (file: string) => !NOT_NEEDED_TO_RUN.test(file);
    await cp(root, copied, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true, filter });
    checkout = copied;
  }
  site = await makeSite({ checkout, ...(nobody && { account: nobody }) });
}, 180_000);
afterAll(async () => {
  await site.clean();
  if (copied) await rm(copied, { recursive: true, force: true });
});

test('an ordinary user can start the hub, use it, stop it, and start it again', async () => {
  for (const facts of ['loaded 33 agreements', 'unchanged 33 agreements']) {
    const launcher = site.start();
    const url = await launcher.ready();
    expect(launcher.output()).toContain(facts);
    const owners = new Set(site.processes().map(({ pid }) => ownerOf(pid)));
    expect(owners).toEqual(new Set([nobody?.uid ?? process.getuid?.()]));
    const query = encodeURIComponent('{ region(code: "12") { name } }');
    const answer = await fetch(`${url}?query=${query}`, { headers: { 'graphql-require-preflight': '1' } });
    expect(await answer.json()).toEqual({ data: { region: { name: 'Skåne' } } });
    expect(await launcher.stop('SIGINT')).toEqual({ code: 0, signal: null });
    await site.empty(1_000);
  }
}, 240_000);

function ownerOf(pid: number): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function accountOf(name: string): { uid: number; gid: number } {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':');
  return { uid: Number(fields?.[2]), gid: Number(fields?.[3]) };
}

function canRead(file: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'test -r "$0"', file], { cwd: '/', ...nobody });
    return true;
  } catch {
    return false;
  }
}
