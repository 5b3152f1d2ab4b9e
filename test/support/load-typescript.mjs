import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Imports a TypeScript module outside a test, without a build: jest transforms tests, but not its own set-up as
 * ES modules, and the set-up must not depend on a build that another package can break.
 *
 * @param file relative to the checkout; it and its siblings may import packages and each other, nothing else.
 */
export async function loadTypescript(file) {
  const folder = await transpileFolder(path.dirname(file));
  const module = await import(
    pathToFileURL(path.join(folder, path.basename(file).replace(/\.ts$/, '.mjs'))).href
  );
  // Read and kept in memory by now.
  await rm(folder, { recursive: true, force: true });
  return module;
}

/** @returns a new folder with the modules made from a folder of the checkout, for the caller to remove. */
export async function transpileFolder(folder) {
  const source = path.join(root, folder);
  // Inside the checkout, so that packages are found as from the source itself.
  const cache = path.join(root, 'node_modules/.cache/hub');
  await mkdir(cache, { recursive: true });
  const target = await mkdtemp(path.join(cache, 'transpiled-'));
  for (const name of await readdir(source)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const { code } = await transform(await readFile(path.join(source, name), 'utf8'), {
      filename: name,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    await writeFile(
      path.join(target, name.replace(/\.ts$/, '.mjs')),
      code.replaceAll(/(from '\.\/[^']+)\.js'/g, "$1.mjs'"),
    );
  }
  return target;
}
