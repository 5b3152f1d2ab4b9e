import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { world } from '../world.js';

// A repository as docs/portals.md tells to make it, with what it tells to install and nothing else of the hub's.
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(path.join(checkout, 'docs/portals.md'), 'utf8');
const hub = world();
let portal: string;

beforeAll(() => {
  portal = mkdtempSync(path.join(os.tmpdir(), 'hub-portal-'));
  const installed = blocks('sh')[0]?.match(/(?<=^npm install (?:--save-dev )?)\S[^-].*$/gm) ?? [];
  for (const name of installed.flatMap((line) => line.split(' '))) {
    const link = path.join(portal, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(checkout, 'node_modules', name), link);
  }
  mkdirSync(path.join(portal, 'src/hub'), { recursive: true });
  copyFileSync(path.join(checkout, 'schema/documents.ts'), path.join(portal, 'src/hub/documents.ts'));
  writeFileSync(path.join(portal, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(portal, 'tsconfig.json'), only('json'));
});
afterAll(() => rmSync(portal, { recursive: true, force: true }));

test('the example for portals compiles in a repository of its own, and prints what the hub answers', () => {
  write(only('ts'));
  expect(compile()).toEqual({ status: 0, output: '' });
  expect(run('dist/council.js', `${hub.origin}/graphql`)).toEqual({
    status: 0,
    output: [
      'ABF Malmö: Idéburen sektor',
      'Emmaus Björkå: Idéburen sektor',
      'Centrum för Publikt Entreprenörskap: Idéburen sektor',
      'Coompanion Skåne: Idéburen sektor',
      'Föreningen Idrott för Handikappade: Idéburen sektor',
      'Kommunförbundet Skåne: Offentlig sektor',
      'Malmö stad: Offentlig sektor',
      'Svenska ESF-rådet: Offentlig sektor',
      'Försäkringskassan: Offentlig sektor',
      'Arbetsförmedlingen: Offentlig sektor',
      'Region Skåne: Offentlig sektor',
      '',
    ].join('\n'),
  });
});

test.each([
  [
    'a field that the operation does not select',
    '{ organisation, side }',
    '{ organisation, count }',
    'count',
  ],
  ['a variable that it does not take', '{ id: ', '{ code: ', 'code'],
])('%s does not compile', (_what, said, wrong, named) => {
  expect(only('ts')).toContain(said);
  write(only('ts').replace(said, wrong));
  const { status, output } = compile();
  expect(status).not.toBe(0);
  expect(output).toContain(`'${named}'`);
});

/** The texts of the guide's blocks in one language. */
function blocks(language: string): string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, text]) => `${text}`,
  );
}

function only(language: string): string {
  const [block, ...others] = blocks(language);
  if (block === undefined || others.length > 0) {
    throw new Error(
      `Expected one block in ${language}, found ${block === undefined ? 0 : others.length + 1}.`,
    );
  }
  return block;
}

function write(text: string): void {
  writeFileSync(path.join(portal, 'src/council.ts'), text);
}

const compile = () => run('node_modules/typescript/bin/tsc');

function run(...command: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: portal, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}
