import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unannouncedBreakingChanges } from './breaking-changes.js';
import { type Composition, compose, type Subgraphs } from './compose.js';
import { contractFiles, graphqlFiles, outdatedFiles, readIfThere, writeFiles } from './contract-files.js';
import { unexplained } from './descriptions.js';
import type { Finding } from './finding.js';
import { ungatherableFields } from './gathered-fields.js';
import { unsizedConnections } from './list-sizes.js';
import { type Files, invalidOperations } from './operations.js';
import { misplacedFields } from './placed-fields.js';
import { readSubgraphs } from './subgraphs.js';
import { typedDocuments } from './typed-documents.js';
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
  const { files, invalid } = await wantedFiles(subgraphs, composition);
  const before = readIfThere(released);
  const changelog = readIfThere(path.join(root, 'CHANGELOG.md')) ?? '';
  return [
    ...differingValueTypes(subgraphs),
    ...unsizedConnections(subgraphs),
    ...ungatherableFields(subgraphs),
    ...misplacedFields(composition.supergraphSdl),
    ...unexplained({ ...subgraphs, 'the public schema': composition.publicSdl }),
    ...outdatedFiles(folder, files),
    ...invalid,
    ...(before === undefined
      ? []
      : await unannouncedBreakingChanges(before, composition.publicSdl, changelog)),
  ];
}

async function write(): Promise<Finding[]> {
  const subgraphs = await readSubgraphs();
  const composition = compose(subgraphs);
  if ('findings' in composition) return composition.findings;
  const { files, invalid } = await wantedFiles(subgraphs, composition);
  writeFiles(folder, files);
  if (option === '--release') {
    mkdirSync(path.dirname(released), { recursive: true });
    copyFileSync(path.join(folder, 'public.graphql'), released);
  }
  return invalid;
}

/** The files that should be there, and what is wrong with the named operations; where something is, no documents are made of them. */
async function wantedFiles(
  subgraphs: Subgraphs,
  composition: Composition,
): Promise<{ files: Files; invalid: Finding[] }> {
  const operations = graphqlFiles(path.join(folder, 'operations'));
  const invalid = invalidOperations(operations, composition.publicSchema);
  const files = contractFiles(subgraphs, composition);
  if (invalid.length > 0) return { files, invalid };
  const documents = await typedDocuments(operations, composition.publicSdl);
  return { files: { ...files, 'documents.ts': documents }, invalid };
}
