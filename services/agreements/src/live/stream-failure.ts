/** The last message of a stream that can't go on: a fault of the service, for the resolver to throw. */
export class StreamFailure {
  constructor(readonly error: unknown) {}
}

/**
 * The stream, with a fault as its last message. Were it thrown by the stream itself, the socket would be closed, and
 * with it every other stream on it.
 */
export async function* withFaultsAsMessages<Message>(
  stream: AsyncGenerator<Message, void, undefined>,
): AsyncGenerator<Message | StreamFailure, void, undefined> {
  try {
    yield* stream;
  } catch (error) {
    yield new StreamFailure(error);
  }
}

/** @throws what ended the stream, where this is its last message. */
export function messageOf<Message>(message: Message | StreamFailure): Message {
  if (message instanceof StreamFailure) throw message.error;
  return message;
}
