import type { ServerResponse } from 'node:http';
import { RequestFault } from './request-fault.js';

/** The time one operation has: it ends when the client has gone, or after so many milliseconds. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** The work's outcome; rejects at the deadline even where the work does not heed its signal. */
  race<Result>(work: Promise<Result>): Promise<Result>;
  /** To be called once the work has ended, in any way. */
  end(): void;
}

export function deadline(response: ServerResponse, milliseconds: number): Deadline {
  const controller = new AbortController();
  let giveUp: (fault: Error) => void;
  const overdue = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Nobody may be racing any more when it comes.
  overdue.catch(() => undefined);
  const stop = (fault: Error) => {
    controller.abort(fault);
    giveUp(fault);
  };
  const timer = setTimeout(
    () =>
      stop(
        new RequestFault(504, 'TIMEOUT', `Expected an answer within ${milliseconds} milliseconds, got none.`),
      ),
    milliseconds,
  );
  const onClose = () => stop(new RequestFault(499, 'CLIENT_GONE', 'The client has closed the connection.'));
  response.once('close', onClose);
  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, overdue]),
    end() {
      clearTimeout(timer);
      response.off('close', onClose);
    },
  };
}
