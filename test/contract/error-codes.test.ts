import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERROR_CODES as SERVICE_CODES } from '@hub/common';
import { ERROR_CODES as GATEWAY_CODES } from '@hub/gateway';
import { expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '../..');
const sorted = (codes: Iterable<string>) => [...new Set(codes)].sort();

test('the page for client developers has every code that leaves the hub once, and no other', () => {
  const page = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(
    ([, code]) => code as string,
  );
  expect(rows.sort()).toEqual(sorted([...Object.keys(SERVICE_CODES), ...Object.keys(GATEWAY_CODES)]));
});

/** Where a code is written into an error. */
const WRITTEN = /(?:\bcode: |HubError\(\s*|RequestFault\(\s*\d+,\s*)'([A-Z_]+)'/g;

/** Codes that the server below alone gives. */
const APOLLO = ['GRAPHQL_VALIDATION_FAILED'];

test.each([
  ['the gateway', ['gateway'], GATEWAY_CODES, []],
  [
    'the services',
    ['common', 'regions', 'organisations', 'agreements'].map((name) => `services/${name}`),
    SERVICE_CODES,
    APOLLO,
  ],
])(
  '%s writes the codes of its list into errors, each of them and no other',
  (_who, packages, list, others) => {
    const text = packages.flatMap((name) => sourcesOf(path.join(root, name, 'src'))).join('\n');
    const written = sorted([...text.matchAll(WRITTEN)].map(([, code]) => code as string));
    expect(written.length).toBeGreaterThan(3);
    expect(written.filter((code) => !(code in list))).toEqual([]);
    expect(Object.keys(list).filter((code) => !text.includes(`'${code}'`))).toEqual(others);
  },
);

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
