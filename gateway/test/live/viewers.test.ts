import type { Identity } from '@hub/schema/identity';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LiveWorld, startWorld } from './support/live-world.js';
import { until } from './support/test-listener.js';

let world: LiveWorld;
afterEach(() => world.stop());

const VOTES = 'subscription { votes(topic: "a") { token sort count viewer } }';
const someone = (subject: string, ...roles: string[]): Identity => ({ subject, roles });

/** Streams whose signed identity can be read. */
const begin = async () => {
  world = await startWorld({
    streams: { linger: 60_000 },
    subgraphs: {
      tokenFor: async ({ subject, roles }, audience) => JSON.stringify({ subject, roles, audience }),
    },
  });
  return world;
};

/** As whom the service is asked for each of these viewers' events. */
async function askedAs(viewers: readonly Identity[]): Promise<unknown[]> {
  const listeners = await Promise.all(viewers.map((viewer) => world.listen(VOTES, {}, viewer)));
  const { figures } = world.streams;
  await until(() => figures.listeners === viewers.length && world.log.running === figures.streams);
  world.log.add('a');
  await Promise.all(listeners.map((listener) => listener.count(1)));
  return listeners.map(({ heard }) => {
    const { authorization } = JSON.parse(String(heard[0]?.data['viewer']));
    const { subject, roles } = JSON.parse(authorization.slice('Bearer '.length));
    return [subject, roles];
  });
}

describe('viewers', () => {
  it('who may see no more than anyone share one stream, in nobody’s name', async () => {
    await begin();
    const viewers = [
      someone('anna', 'analyst'),
      someone('bo', 'portal:14'),
      someone('cilla'),
      { subject: null, roles: [] },
    ];
    expect(await askedAs(viewers)).toEqual(viewers.map(() => [null, []]));
    expect(world.streams.figures.streams).toBe(1);
  });

  it('who may see more share with those who may see the same, in no one’s own name', async () => {
    await begin();
    const viewers = [
      someone('anna', 'signatory:org-one', 'analyst'),
      someone('bo', 'portal:12', 'signatory:org-one'),
      someone('cilla', 'signatory:org-two'),
    ];
    expect(await askedAs(viewers)).toEqual([
      ['hub-gateway', ['signatory:org-one']],
      ['hub-gateway', ['signatory:org-one']],
      ['hub-gateway', ['signatory:org-two']],
    ]);
    expect(world.streams.figures.streams).toBe(2);
    expect(world.service.sockets()).toBe(2);
  });

  it('whose readings are noted share with nobody but themselves', async () => {
    await begin();
    const viewers = [
      someone('anna', 'agreement-manager:12'),
      someone('bo', 'agreement-manager:12', 'analyst'),
      someone('bo', 'agreement-manager:12'),
    ];
    expect(await askedAs(viewers)).toEqual([
      ['anna', ['agreement-manager:12']],
      ['bo', ['agreement-manager:12']],
      ['bo', ['agreement-manager:12']],
    ]);
    expect(world.streams.figures.streams).toBe(2);
  });

  it('who may see more are asked for no longer than they are there', async () => {
    const { log, service } = await begin();
    const listener = await world.listen(VOTES, {}, someone('anna', 'signatory:org-one'));
    await until(() => log.running === 1);
    listener.leave();
    await until(() => service.sockets() === 0);
    expect(world.streams.figures).toMatchObject({ streams: 0, upstream: 0 });
  });
});
