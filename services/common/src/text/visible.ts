/**
 * A text for a terminal: characters that would move its cursor, colour it, turn its direction or break the line are shown
 * as JSON writes them.
 */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
