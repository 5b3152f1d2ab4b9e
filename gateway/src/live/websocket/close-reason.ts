/** Bytes of UTF-8 that a close frame has room for (RFC 6455, 5.5). */
const LONGEST = 123;

/** As much of a text as can be the reason of a close. */
export function closeReason(text: string): string {
  let reason = text.slice(0, LONGEST);
  // Never half of a character that takes two units: that is no text any more.
  while (Buffer.byteLength(reason) > LONGEST || /[\uD800-\uDBFF]$/.test(reason)) reason = reason.slice(0, -1);
  return reason;
}
