import { describe, expect, it } from '@jest/globals';
import type { RequestContext } from './context.js';
import type { Engine, LiveOperation, Prepared } from './engine/index.js';
import { engineOfTheMoment } from './engine-of-the-moment.js';

/** An engine that answers with its name. */
const named = (name: string): Engine => ({
  prepare: async () => ({ kind: 'query' }) as Prepared,
  execute: async () => ({ data: { name } }),
  subscribe: async () => ({ data: { name } }),
  live: async () => ({ key: name }) as LiveOperation,
});
const CONTEXT = {} as RequestContext;

describe('the engine of the moment', () => {
  it('runs what one engine has prepared by that one, also when another has come meanwhile', async () => {
    let current = named('before');
    const engine = engineOfTheMoment(() => current);
    const early = (await engine.prepare({ query: '' })) as Prepared;
    current = named('after');
    expect(await engine.execute(early, {}, CONTEXT)).toEqual({ data: { name: 'before' } });
    expect(await engine.subscribe(early, {}, CONTEXT)).toEqual({ data: { name: 'before' } });
    const late = (await engine.prepare({ query: '' })) as Prepared;
    expect(await engine.execute(late, {}, CONTEXT)).toEqual({ data: { name: 'after' } });
  });

  it('lets the one that has come go on with streams', async () => {
    let current = named('before');
    const engine = engineOfTheMoment(() => current);
    const prepared = (await engine.prepare({ query: '' })) as Prepared;
    current = named('after');
    expect(await engine.live(prepared, {})).toEqual({ key: 'after' });
  });
});
