import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Composition, Subgraphs } from './compose.js';
import type { Finding } from './finding.js';
import type { Files } from './operations.js';

/** The committed files that code makes, by their path in the schema folder. */
export function contractFiles(subgraphs: Subgraphs, { supergraphSdl, publicSdl }: Composition): Files {
  return {
    ...Object.fromEntries(Object.entries(subgraphs).map(([name, sdl]) => [`subgraphs/${name}.graphql`, sdl])),
    'supergraph.graphql': supergraphSdl,
    'public.graphql': publicSdl,
  };
}

/** Committed files that are not what the code makes, or that nothing makes any more. */
export function outdatedFiles(folder: string, wanted: Files): Finding[] {
  const committed = new Set(['supergraph.graphql', 'public.graphql', ...subgraphFiles(folder)]);
  return [...new Set([...committed, ...Object.keys(wanted)])].sort().flatMap((file) => {
    const found = readIfThere(path.join(folder, file));
    if (found === wanted[file]) return [];
    const what =
      wanted[file] === undefined
        ? 'no service makes it any more'
        : found === undefined
          ? 'is missing'
          : 'is not what the code makes';
    return [{ where: `schema/${file}`, what: `${what}: run npm run schema, and look at the difference` }];
  });
}

/** Writes the files, and removes those of subgraphs that are no more. */
export function writeFiles(folder: string, wanted: Files): void {
  for (const file of subgraphFiles(folder)) if (wanted[file] === undefined) rmSync(path.join(folder, file));
  for (const [file, text] of Object.entries(wanted)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

/** The GraphQL files below a folder, by their path in it; none where there is no such folder. */
export function graphqlFiles(folder: string): Files {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.graphql'),
  );
  return Object.fromEntries(
    files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

export const readIfThere = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

const subgraphFiles = (folder: string): string[] =>
  Object.keys(graphqlFiles(path.join(folder, 'subgraphs'))).map((file) => `subgraphs/${file}`);
