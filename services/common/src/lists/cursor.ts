import { createHash } from 'node:crypto';
import { HubError } from '../errors/hub-error.js';
import { canonicalJson } from '../text/canonical-json.js';

/** A row's place in its list: the values it is sorted by (as text; null for none) and its id, which breaks ties. */
export interface Position {
  readonly values: readonly (string | null)[];
  readonly id: string;
}

const VERSION = 1;
const CHECKSUM_BYTES = 8;

/**
 * What tells lists apart: a cursor of one list, filter, order or parent does not fit another.
 *
 * @param list everything that makes the list, as JSON; absent values make no difference.
 */
export function fingerprint(list: unknown): string {
  return createHash('sha256').update(canonicalJson(list)).digest('base64url').slice(0, 16);
}

/** An opaque cursor: base64url of checksum and JSON [version, fingerprint, values, id]. */
export function encodeCursor(listFingerprint: string, { values, id }: Position): string {
  const body = Buffer.from(JSON.stringify([VERSION, listFingerprint, values, id]));
  return Buffer.concat([checksum(body), body]).toString('base64url');
}

/**
 * @param count how many values the list sorts by.
 * @throws HubError INVALID_CURSOR where this list did not make the cursor.
 */
export function decodeCursor(listFingerprint: string, cursor: string, count: number): Position {
  const bytes = Buffer.from(cursor, 'base64url');
  const body = bytes.subarray(CHECKSUM_BYTES);
  if (bytes.toString('base64url') !== cursor || !checksum(body).equals(bytes.subarray(0, CHECKSUM_BYTES))) {
    throw new HubError('INVALID_CURSOR', 'Expected a cursor that this hub made, got something else.');
  }
  const [version, madeFor, values, id] = partsOf(body.toString());
  if (
    version !== VERSION ||
    madeFor !== listFingerprint ||
    !areValues(values, count) ||
    typeof id !== 'string'
  ) {
    throw new HubError(
      'INVALID_CURSOR',
      'Expected a cursor of this list with the same filter and order, got one of another list.',
    );
  }
  return { values, id };
}

/** The checksum is no secret: what it fits may still be no cursor. */
function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function checksum(body: Uint8Array): Buffer {
  return createHash('sha256')
    .update('agreement-hub cursor')
    .update(body)
    .digest()
    .subarray(0, CHECKSUM_BYTES);
}

function areValues(values: unknown, count: number): values is (string | null)[] {
  return (
    Array.isArray(values) &&
    values.length === count &&
    values.every((value) => value === null || typeof value === 'string')
  );
}
