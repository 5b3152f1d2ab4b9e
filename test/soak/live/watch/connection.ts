/** The result of an operation, as a stream's messages bring it. */
export interface Result {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ResultError[];
}

export interface ResultError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** What a subscription asks for, and where. */
export interface Asked {
  /** The gateway's address, as http://127.0.0.1:4000. */
  readonly origin: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** An access token; without one the client is anonymous. */
  readonly token?: string | undefined;
  onResult(result: Result): void;
}

/** A subscription on a connection of its own. */
export interface Connection {
  /** Resolves when it is over, with how: `closed 1001`, `complete`, `refused 429` and the like. Never rejects. */
  readonly ended: Promise<string>;
  /** Breaks the connection off, as the network does. */
  cut(): void;
  /** Reads nothing more of what comes, and leaves the connection open. */
  pause(): void;
  resume(): void;
}

export type Connect = (asked: Asked) => Connection;
