import { createHash } from 'node:crypto';

/** The checksum of a version's text: SHA-256 over its UTF-8 bytes, in hexadecimal. */
export const textHashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
