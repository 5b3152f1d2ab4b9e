import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/**
 * The W3C trace context to pass on: the caller's trace with a new parent id, that of this hop.
 *
 * @param header the caller's `traceparent`.
 * @returns undefined where there is none or it is not valid: a broken trace is not passed on.
 */
export function childTraceparent(header: string | undefined): string | undefined {
  const match = header === undefined ? null : TRACEPARENT.exec(header);
  if (!match) return undefined;
  const [, version, trace = '', parent = '', flags = '', more] = match;
  if (version === 'ff' || /^0+$/.test(trace) || /^0+$/.test(parent)) return undefined;
  // Version 00 has these four fields and nothing more; a later version may, and is answered in version 00.
  if (version === '00' && more !== undefined) return undefined;
  return `00-${trace}-${newParent()}-${flags}`;
}

function newParent(): string {
  for (;;) {
    const id = randomBytes(8).toString('hex');
    if (!/^0+$/.test(id)) return id;
  }
}
