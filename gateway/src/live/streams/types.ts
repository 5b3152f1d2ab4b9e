import type { Identity } from '@hub/schema/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { Engine, Prepared } from '../../engine/index.js';

/** A subscription that a client asks for. */
export interface StreamRequest {
  readonly prepared: Prepared;
  /** The client's values, not yet checked. */
  readonly variables: unknown;
  /** Who asks, with the roles that it has now. */
  readonly identity: Identity;
  readonly requestId: string;
  readonly traceparent?: string;
}

/** A client's side of a subscription. None of it is called before `join` has returned. */
export interface Listener {
  /**
   * One event as the JSON text of an execution result: the same string object for all who share the stream.
   *
   * @returns false where the listener takes no more for now; it then hears nothing until it calls `again()`.
   */
  next(text: string): boolean;
  /** Over: with errors for the client, or completed. Called once, never after `leave()`. */
  end(errors?: readonly GraphQLFormattedError[]): void;
}

/** The hold on a subscription. */
export interface Joined {
  /** Takes more again, after `next` returned false. */
  again(): void;
  /** Hears nothing more. */
  leave(): void;
}

/** All subscriptions of a gateway: those that are equal share one stream. */
export interface Streams {
  join(request: StreamRequest, listener: Listener): Joined;
  /**
   * Goes on with another engine. Streams that still fit the graph go on without a gap; the listeners of others end with
   * the error SCHEMA_CHANGED. With the engine that it has, it asks anew at the places that the map has now.
   */
  replaceEngine(engine: Engine): void;
  /** Ends everything upstream. Listeners are told nothing: who closes this has told them already. */
  close(): Promise<void>;
}
