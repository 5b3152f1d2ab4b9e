import type { Message } from '../model.js';

const messages = new Map<string, Message>();

/** @returns one object for all messages that are the same: hundreds of watchers see each. */
export function kept(message: Message): Message {
  const text = JSON.stringify(message);
  const known = messages.get(text) ?? message;
  messages.set(text, known);
  return known;
}
