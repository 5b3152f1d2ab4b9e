import { randomUUID } from 'node:crypto';
import type { LogStore } from './log-store.js';

/** Gives the log another name, unless another process has done so. Who reads it begins again then. */
export async function rename(store: LogStore, epoch: string): Promise<void> {
  for (;;) {
    const state = await store.state();
    if (state?.epoch !== epoch) return;
    const { prunedTo, removed, number } = state;
    // Pruning replaces it too: what is to be told is told of the log as it is then.
    const said = await store.replaceState({ epoch: randomUUID(), prunedTo, removed }, number);
    if (said !== undefined) return;
  }
}
