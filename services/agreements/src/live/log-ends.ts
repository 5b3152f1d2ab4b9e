import { askTogether, type LogPlace } from '@hub/common';
import { readCounterSnapshot } from '../repositories/counter-repository.js';
import type { CountsAtOptions } from './counts-at.js';
import { untilCopied } from './until-copied.js';

/**
 * Where the log ends. One that was made anew first gets what outboxes have kept, and who went on from its end before that
 * would be told of it as of something new.
 */
export interface LogEnds {
  /**
   * Once it has everything that was committed before the call.
   *
   * @throws HubError TIMEOUT where the log does not get the latest changes.
   */
  whole(): Promise<LogPlace>;
  /** As it is; of one that is still being filled anew, once it is whole. */
  now(): Promise<LogPlace>;
}

/** Many who ask at once are answered together: where a log was made anew, all streams ask. */
export function createLogEnds(options: CountsAtOptions): LogEnds {
  const { tail, backbone, source, db } = options;
  /** What is found out between two places of the same log is true of that log: no name of one comes back. */
  const askWhole = together(async () => {
    for (;;) {
      const { epoch } = await tail.place();
      const copied = await backbone.sourcePosition(source);
      await untilCopied(options, copied, await readCounterSnapshot(db(), [], copied));
      const end = await tail.place();
      if (end.epoch === epoch) return end;
    }
  });
  const askNow = together(async () => {
    const { epoch } = await tail.place();
    // Until the source was copied once, the log has no position of it.
    const copied = await backbone.sourcePosition(source);
    const end = await tail.place();
    return copied === null || end.epoch !== epoch ? askWhole() : end;
  });
  return { whole: askWhole, now: askNow };
}

function together(ask: () => Promise<LogPlace>): () => Promise<LogPlace> {
  const asked = askTogether<LogPlace, void>({
    async ask(keys) {
      const place = await ask();
      return new Map(keys.map((key) => [key, place]));
    },
  });
  return () => asked('end');
}
