import type { SourceInput } from '../graphql/source-input.js';
import { isWebAddress } from '../text/web-address.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusals.js';
import { refuseOptionalText } from './text-checks.js';

/** What is wrong with a source that a client names; it may be left out. */
export function refuseSource(
  source: SourceInput | null | undefined,
  ...field: readonly (string | number)[]
): Refusal[] {
  const { document, place, url } = source ?? {};
  return [
    ...refuseOptionalText(document, { what: 'title of the document', field: [...field, 'document'] }),
    ...refuseOptionalText(place, { what: 'place in the document', field: [...field, 'place'] }),
    ...refuseOptionalText(url, { what: 'web address', field: [...field, 'url'] }),
    ...(url === null || url === undefined || isWebAddress(url)
      ? []
      : [refuse('INVALID_INPUT', 'The web address must begin with http:// or https://.', ...field, 'url')]),
  ];
}
