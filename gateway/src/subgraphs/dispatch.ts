import type { Dispatcher, Pool } from 'undici';
import { whenAborted } from './abort.js';

/** A response, read to its end. */
export interface RawResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** Ends a request whose response is longer than allowed. */
export class TooLong extends Error {}

/** Ends a request that took longer than allowed. */
export class TooLate extends Error {}

/**
 * Posts a body and reads the response whole.
 *
 * @param deadline milliseconds until it rejects with {@link TooLate}.
 * @param maxBytes longest response body, beyond which it rejects with {@link TooLong}.
 */
export function post(
  pool: Pool,
  request: { readonly path: string; readonly headers: Record<string, string>; readonly body: string },
  limits: Limits,
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const handler = new Collector(limits, resolve, reject);
    pool.dispatch({ ...request, method: 'POST' }, handler);
  });
}

interface Limits {
  readonly deadline: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Called when the request is about to be written: until then the other side can't have had any of it. */
  readonly onSend?: () => void;
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number;
  readonly #onSend: (() => void) | undefined;
  readonly #resolve: (response: RawResponse) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #lastLook: NodeJS.Immediate | undefined;
  readonly #stopWaiting: () => void;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #status = 0;
  #contentType: string | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  /** Why the request was ended before it had begun: it may still wait for a connection. */
  #ended: unknown;

  constructor(limits: Limits, resolve: (response: RawResponse) => void, reject: (reason: unknown) => void) {
    this.#maxBytes = limits.maxBytes;
    this.#onSend = limits.onSend;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(() => this.#endUnlessArrived(), limits.deadline);
    this.#stopWaiting = whenAborted(limits.signal, () => this.#end(limits.signal.reason ?? new TooLate()));
  }

  /** What has arrived while the process was busy is read first: timers come before sockets. */
  #endUnlessArrived(): void {
    this.#lastLook = setImmediate(() => this.#end(new TooLate()));
  }

  #end(reason: unknown): void {
    this.#ended = reason;
    this.#release();
    this.#reject(reason);
    this.#controller?.abort(reason instanceof Error ? reason : new TooLate());
  }

  #release(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#lastLook);
    this.#stopWaiting();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended !== undefined) controller.abort(new TooLate());
    else this.#onSend?.();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    const contentType = headers['content-type'];
    this.#contentType = Array.isArray(contentType) ? contentType[0] : contentType;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > this.#maxBytes) this.#end(new TooLong());
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#release();
    const body =
      this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks, this.#length);
    this.#resolve({ status: this.#status, contentType: this.#contentType, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#release();
    this.#reject(error);
  }
}
