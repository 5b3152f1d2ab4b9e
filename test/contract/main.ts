import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unannouncedBreakingChanges } from './breaking-changes.js';
import { compose } from './compose.js';
import { contractFiles, graphqlFiles, outdatedFiles, readIfThere, writeFiles } from './contract-files.js';
import { unexplained } from './descriptions.js';
import type { Finding } from './finding.js';
import { ungatherableFields } from './gathered-fields.js';
import { unsizedConnections } from './list-sizes.js';
import { invalidOperations } from './operations.js';
import { readSubgraphs } from './subgraphs.js';
import { differingValueTypes } from './value-types.js';

// `check` says what does not hold; `write` brings the committed files up to date; `write --release` also keeps the
// public schema as that of a release, which later ones are compared with.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = path.join(root, 'schema');
const released = path.join(folder, 'released/public.graphql');
const [command, option] = process.argv.slice(2);

const findings = command === 'write' ? await write() : await check();
for (const { where, what } of findings) process.stdout.write(`${where}: ${what}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;

async function check(): Promise<Finding[]> {
  const subgraphs = await readSubgraphs();
  const composition = compose(subgraphs);
  if ('findings' in composition) return composition.findings;
  const before = readIfThere(released);
  const changelog = readIfThere(path.join(root, 'CHANGELOG.md')) ?? '';
  return [
    ...differingValueTypes(subgraphs),
    ...unsizedConnections(subgraphs),
    ...ungatherableFields(subgraphs),
    ...unexplained({ ...subgraphs, 'the public schema': composition.publicSdl }),
    ...outdatedFiles(folder, contractFiles(subgraphs, composition)),
    ...invalidOperations(graphqlFiles(path.join(folder, 'operations')), composition.publicSchema),
    ...(before === undefined
      ? []
      : await unannouncedBreakingChanges(before, composition.publicSdl, changelog)),
  ];
}

async function write(): Promise<Finding[]> {
  const subgraphs = await readSubgraphs();
  const composition = compose(subgraphs);
  if ('findings' in composition) return composition.findings;
  writeFiles(folder, contractFiles(subgraphs, composition));
  if (option === '--release') {
    mkdirSync(path.dirname(released), { recursive: true });
    copyFileSync(path.join(folder, 'public.graphql'), released);
  }
  return [];
}
