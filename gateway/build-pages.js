// Bundles the two pages that the gateway serves, GraphiQL and the one at `/`, into dist/pages. They are made beside
// it and put in place at the end, so that a gateway that starts meanwhile finds whole pages.
import { chmod, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
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

await mkdir(here('dist'), { recursive: true });
const made = await mkdtemp(here('dist/pages-'));
// A temporary folder is closed to other accounts; a gateway may run under another one than built it.
await chmod(made, 0o755);
await mkdir(`${made}/graphiql`);
await mkdir(`${made}/dashboard`);
await Promise.all([
  build({
    ...common,
    entryPoints: {
      main: here('graphiql/main.ts'),
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    outdir: `${made}/graphiql`,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: { '.ttf': 'file', '.woff': 'file', '.woff2': 'file' },
  }),
  cp(here('graphiql/index.html'), `${made}/graphiql/index.html`),
  build({ ...common, entryPoints: [here('dashboard/main.ts')], outdir: `${made}/dashboard` }),
  cp(here('dashboard/index.html'), `${made}/dashboard/index.html`),
  cp(here('dashboard/style.css'), `${made}/dashboard/style.css`),
]);
await rm(here('dist/pages'), { recursive: true, force: true });
await rename(made, here('dist/pages'));
