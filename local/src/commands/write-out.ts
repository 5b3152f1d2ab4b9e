import { writeFile } from 'node:fs/promises';
import { fileWords } from '@hub/common';
import { HubFailure } from '../failure.js';

/**
 * Writes what a command gives out.
 *
 * @param out a file; default: standard output.
 * @param mode the rights of a file that is made; default: as usual.
 * @throws {HubFailure} where the file can't be written.
 */
export async function writeOut(text: string, out: string | undefined, mode?: number): Promise<void> {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(out, text, mode === undefined ? {} : { mode }).catch((error: unknown) => {
    throw new HubFailure(`${out} can't be written: ${fileWords(error)}`, { cause: error });
  });
}
