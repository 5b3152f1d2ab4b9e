/** A message of a stream of events. */
export interface EventMessage {
  readonly event: string;
  readonly data: unknown;
}

/** A client that reads a stream of events (SSE) message by message. */
export interface EventSourceClient {
  readonly status: number;
  readonly headers: Headers;
  /** The next message; undefined once the answer has ended. Rejects where it was cut off. */
  next(): Promise<EventMessage | undefined>;
  /** The whole answer, where it is no stream. */
  json(): Promise<unknown>;
  leave(): void;
}

/** Asks for a stream of events; what is not said is as graphql-sse asks, with POST. */
export async function openEvents(
  url: string,
  asked: object,
  headers: Record<string, string> = {},
): Promise<EventSourceClient> {
  return readEvents(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(asked),
  });
}

/** Sends a request and reads the answer as a stream of events. */
export async function readEvents(url: string, request: RequestInit): Promise<EventSourceClient> {
  const leaving = new AbortController();
  const response = await fetch(url, { ...request, signal: leaving.signal });
  const messages = messagesOf(response);
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      const { value, done } = await messages.next();
      return done ? undefined : value;
    },
    json: () => response.json(),
    leave: () => leaving.abort(),
  };
}

async function* messagesOf({ body }: Response): AsyncGenerator<EventMessage, undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const lines = part.split('\n').filter((line) => !line.startsWith(':'));
      if (lines.length === 0) continue;
      const field = (name: string) =>
        lines
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim() ?? '';
      const data = field('data');
      yield { event: field('event'), data: data === '' ? undefined : JSON.parse(data) };
    }
  }
  return undefined;
}
