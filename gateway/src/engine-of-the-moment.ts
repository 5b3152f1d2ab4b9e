import type { Engine, Prepared } from './engine/index.js';

/**
 * An engine that is another one from time to time: what was prepared is run by the one that has prepared it, so that a
 * request that has begun is not torn between two graphs.
 */
export function engineOfTheMoment(current: () => Engine): Engine {
  const preparedBy = new WeakMap<Prepared, Engine>();
  const of = (prepared: Prepared): Engine => preparedBy.get(prepared) ?? current();
  return {
    async prepare(request) {
      const engine = current();
      const prepared = await engine.prepare(request);
      if (!('errors' in prepared)) preparedBy.set(prepared, engine);
      return prepared;
    },
    execute: (prepared, variables, context) => of(prepared).execute(prepared, variables, context),
    subscribe: (prepared, variables, context) => of(prepared).subscribe(prepared, variables, context),
    // A stream outlives the graph that it began with.
    live: (prepared, variables) => current().live(prepared, variables),
  };
}
