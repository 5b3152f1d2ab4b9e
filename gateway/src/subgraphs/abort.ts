const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back once when the signal aborts. One listener serves all that wait for the same signal: a request may wait
 * for any number of deployments, and listeners of their own would each cost more, and be warned of beyond ten.
 *
 * @returns what takes the call back off.
 */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  let callbacks = waiting.get(signal);
  if (callbacks === undefined) {
    const added = new Set<() => void>();
    signal.addEventListener('abort', () => {
      for (const each of added) each();
    });
    waiting.set(signal, added);
    callbacks = added;
  }
  const known = callbacks;
  known.add(callback);
  return () => known.delete(callback);
}
