// Makes programs of a package one file each, or, where there are several, files that share theirs: to find, open and
// compile the two thousand modules of a service one by one takes longer than all else that it does at its start.
//
//   node …/bundle-programs.js dist main=dist/program.js
//
// The folder that they are put in, then each program's name and the compiled module that it is.

import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const [folder, ...programs] = process.argv.slice(2);
const outdir = path.resolve(folder);
const entryPoints = Object.fromEntries(programs.map((program) => program.split('=')));

const { metafile } = await build({
  entryPoints,
  outdir,
  bundle: true,
  splitting: programs.length > 1,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // The names of classes are those of types, tables and migrations.
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  external: [
    // A native add-on.
    '@graphql-hive/router-query-planner',
    // What libraries take when it is there; it is not.
    'class-validator',
    'pg-native',
  ],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  plugins: [{ name: 'own addresses', setup: keepAddresses }],
  metafile: true,
  logLevel: 'warning',
});
await removeLeftOver(Object.keys(metafile.outputs).map((file) => path.resolve(file)));

/** A module of ours that looks for a file beside it still stands where it was, as far as it knows. */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /\/dist\/.*\.js$/ }, async ({ path: file }) => {
    if (file.includes(`${path.sep}node_modules${path.sep}`)) return undefined;
    const text = await readFile(file, 'utf8');
    if (!text.includes('import.meta.url')) return undefined;
    const place = path.relative(outdir, file).split(path.sep).join('/');
    const address = `new URL(${JSON.stringify(place)}, import.meta.url).href`;
    return { contents: text.replaceAll('import.meta.url', address), loader: 'js' };
  });
}

/** Shared files are called after what is in them; those of the build before are not written over. */
async function removeLeftOver(made) {
  if (programs.length === 1) return;
  for (const name of await readdir(outdir)) {
    const file = path.join(outdir, name);
    if (!made.includes(file)) await rm(file);
  }
}
