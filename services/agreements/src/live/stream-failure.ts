/** The last message of a stream that can't go on: a fault of the service, for the resolver to throw. */
export class StreamFailure {
  constructor(readonly error: unknown) {}
}

/** @throws what ended the stream, where this is its last message. */
export function messageOf<Message>(message: Message | StreamFailure): Message {
  if (message instanceof StreamFailure) throw message.error;
  return message;
}
