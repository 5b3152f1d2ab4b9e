import type { ServerResponse } from 'node:http';
import { clientGone } from './faults.js';
import { RequestFault } from './request-fault.js';

/** The time one operation has: it ends when the client has gone, or after so many milliseconds. */
export interface Deadline {
  readonly signal: AbortSignal;
  /**
   * The work's outcome. At the deadline the signal aborts, and the work has a moment to answer with what it has;
   * without that it rejects.
   */
  race<Result>(work: Promise<Result>): Promise<Result>;
  /** To be called once the work has ended, in any way. */
  end(): void;
}

/** Milliseconds for an answer of what is there already. */
const GRACE = 500;

export function deadline(response: ServerResponse, milliseconds: number): Deadline {
  const controller = new AbortController();
  let giveUp: (fault: Error) => void;
  const overdue = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Nobody may be racing any more when it comes.
  overdue.catch(() => undefined);
  let timer = setTimeout(() => {
    const fault = new RequestFault(
      504,
      'TIMEOUT',
      `Expected an answer within ${milliseconds} milliseconds, got none.`,
    );
    controller.abort(fault);
    timer = setTimeout(() => giveUp(fault), GRACE);
  }, milliseconds);
  const onClose = () => {
    const fault = clientGone();
    controller.abort(fault);
    giveUp(fault);
  };
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
