import { z } from 'zod';
import { A_WEB_ADDRESS, isWebAddress } from '../text/web-address.js';
import { timeFact } from './fact-fields.js';

/** What every source may say of where to look. */
export const sourceFields = {
  document: z.string().min(1).nullish(),
  place: z.string().min(1).nullish(),
  url: z.string().refine(isWebAddress, A_WEB_ADDRESS).nullish(),
};

/**
 * A source as the facts hold it, made whole for storing as JSON. What a client recorded in the hub may have no document:
 * it is dumped with the time it was recorded.
 */
export const factSource = z
  .object({
    ...sourceFields,
    recordedAt: timeFact.nullish(),
    external: z.boolean().nullish(),
  })
  .refine(
    (source) => source.document || source.url || source.recordedAt,
    'a source with a document, an address or the time it was recorded',
  )
  .transform(({ recordedAt, external, ...where }) => ({
    ...wholePlace(where),
    recordedAt: recordedAt ?? null,
    ...(external ? { external } : {}),
  }));

/** Where to look, with null for what a source does not say. */
export const wholePlace = ({ document, place, url }: z.infer<z.ZodObject<typeof sourceFields>>) => ({
  document: document ?? null,
  place: place ?? null,
  url: url ?? null,
});
