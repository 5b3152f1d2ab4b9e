/**
 * The browser's storage without the headers that GraphiQL's history would keep in it: an access token may be among
 * them, and would outlive the visit.
 */
export const storageWithoutHeaders: Pick<Storage, 'length' | 'getItem' | 'setItem' | 'removeItem' | 'clear'> =
  {
    get length() {
      return localStorage.length;
    },
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, value) => localStorage.setItem(name, withoutHeaders(value)),
    removeItem: (name) => localStorage.removeItem(name),
    clear: () => localStorage.clear(),
  };

/** The JSON text with every member called "headers" emptied; other text as it is. */
export function withoutHeaders(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, (name, value) => (name === 'headers' ? null : value)));
  } catch {
    return text;
  }
}
