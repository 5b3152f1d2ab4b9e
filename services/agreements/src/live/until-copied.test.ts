import { describe, expect, it } from '@jest/globals';
import { untilCopied } from './until-copied.js';

/** A log whose source's position is another one each time that it is looked at. */
const logWith = (...positions: (string | null)[]) => log(positions, () => 0);

/** @param length of the log, by how often it was looked at. */
function log(positions: readonly (string | null)[], length: (looks: number) => number) {
  let looks = 0;
  return {
    source: 'agreements',
    tail: {
      nextLook: () => new Promise<void>((resolve) => setImmediate(resolve)),
      place: async () => ({ epoch: 'e', position: String(length(looks)) }),
    },
    backbone: {
      sourcePosition: async () => positions[Math.min(looks++, positions.length - 1)] as string | null,
    },
    looks: () => looks,
  };
}

describe('counts that were read', () => {
  it('wait for nothing where the log had all of it', async () => {
    const log = logWith('10:10:');
    await untilCopied(log, '10:10:', { known: true, unseen: [] });
    expect(log.looks()).toBe(0);
  });

  it('wait until the last of the transactions they show is copied, whatever their order', async () => {
    const log = logWith('10:10:', '10:14:12', '12:14:12', '13:14:', '20:20:');
    await untilCopied(log, '10:10:', { known: true, unseen: ['13', '12'] });
    expect(log.looks()).toBe(4);
  });

  it('do not take a position of the database that theirs was restored from for one of theirs', async () => {
    const log = logWith('900:900:', '900:900:', '21:21:');
    await untilCopied(log, '900:900:', { known: false, unseen: ['20'] });
    expect(log.looks()).toBe(3);
  });

  it('wait for the first copy where nothing was ever copied', async () => {
    const log = logWith(null, null, '21:21:');
    await untilCopied(log, null, { known: false, unseen: ['20'] });
    expect(log.looks()).toBe(3);
  });

  it('wait for longer where the log grows, as one does that was made anew, but not for ever', async () => {
    const patience = 50;
    const begun = performance.now();
    const growing = log([null], (looks) => looks);
    await expect(
      untilCopied(growing, null, { known: false, unseen: ['20'] }, patience),
    ).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(6 * patience - 1);
  });

  it('wait no longer than they may', async () => {
    const waiting = untilCopied(logWith('10:10:'), '10:10:', { known: true, unseen: ['12'] }, 20);
    await expect(waiting).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  });
});
