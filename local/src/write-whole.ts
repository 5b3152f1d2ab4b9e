import { rename, writeFile } from 'node:fs/promises';

/** What the name of a file ends with while it is being written; it stays where the writing is cut. */
export const UNDER_WAY = '.new';

/** Replaces a file: who reads it finds the old text or the new, and never half of one. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}${UNDER_WAY}`, text);
  await rename(`${file}${UNDER_WAY}`, file);
}
