/** What a text is to be instead of one that is none. */
export const A_WEB_ADDRESS = 'a web address, such as https://www.skane.se/';

/** Whether a text is the whole address of a page on the web, http or https. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
