import { rename, writeFile } from 'node:fs/promises';

/** Replaces a file: who reads it finds the old text or the new, and never half of one. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
