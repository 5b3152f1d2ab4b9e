import { regionOfRecord } from './finding-of.js';

/** Why a record that a file says is its region's stays another's, in words with what to do. */
export function whyElsewhere(region: string, current: object): string {
  const owner = regionOfRecord(current);
  return `the file says that it belongs to ${region}, but here ${owner} is its owner, who has loaded or written it since: it stays as it is. Where ${region} is right, ${owner} moves it (regionCode "${region}" in a file of ${owner}); then load this file again`;
}
