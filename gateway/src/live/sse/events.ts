/** What keeps a quiet stream open on its way through proxies: a comment, which clients pass over. */
export const COMMENT = Buffer.from(':\n\n');

/** The end of an operation (graphql-sse, distinct connections mode). */
export const COMPLETE = Buffer.from('event: complete\ndata:\n\n');

/** Makes the bytes of events `next`. Each goes to many clients one after the other, and is encoded once for them. */
export class NextEvents {
  #text = '';
  #event: Uint8Array = Buffer.alloc(0);

  /** @param text JSON of a result, in one line. */
  event(text: string): Uint8Array {
    if (text !== this.#text) {
      this.#text = text;
      this.#event = Buffer.from(`event: next\ndata: ${text}\n\n`);
    }
    return this.#event;
  }
}
