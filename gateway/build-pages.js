// Bundles the two pages that the gateway serves, GraphiQL and the one at `/`, into dist/pages.
import { cp, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const common = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
};

await rm(here('dist/pages'), { recursive: true, force: true });
await mkdir(here('dist/pages/graphiql'), { recursive: true });
await mkdir(here('dist/pages/dashboard'), { recursive: true });
await Promise.all([
  build({
    ...common,
    entryPoints: {
      main: here('graphiql/main.ts'),
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    outdir: here('dist/pages/graphiql'),
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: { '.ttf': 'file', '.woff': 'file', '.woff2': 'file' },
  }),
  cp(here('graphiql/index.html'), here('dist/pages/graphiql/index.html')),
  build({ ...common, entryPoints: [here('dashboard/main.ts')], outdir: here('dist/pages/dashboard') }),
  cp(here('dashboard/index.html'), here('dist/pages/dashboard/index.html')),
  cp(here('dashboard/style.css'), here('dist/pages/dashboard/style.css')),
]);
