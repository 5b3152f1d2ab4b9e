import type { Founded, Register, Watched, Written } from '../model.js';
import { checkCursors } from './check-cursors.js';
import { checkFounded } from './check-founded.js';
import { checkRegister } from './check-register.js';
import { checkWatched } from './check-watched.js';
import { checkWritten } from './check-written.js';

export { checkEnds } from './check-ends.js';
export { checkLogged } from './check-logged.js';
export { repeatsOf } from './check-watched.js';

/** Holds all that was seen and answered against the register. @returns every fault, in words. */
export function checkHistories(
  register: Register,
  watched: readonly Watched[],
  written: readonly Written[],
  founded: readonly Founded[] = [],
): string[] {
  return [
    ...checkRegister(register),
    ...checkWritten(written, register),
    ...checkFounded(founded, register),
    ...watched.flatMap((each) => checkWatched(each, register)),
    ...checkCursors(watched, register.earlier.length + 1),
  ];
}
