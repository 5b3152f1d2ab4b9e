import { z } from 'zod';

/**
 * A source as the facts hold it, made whole for storing as JSON. What a client recorded in the hub may have no document:
 * it is dumped with the time it was recorded.
 */
export const factSource = z
  .object({
    document: z.string().min(1).nullish(),
    place: z.string().min(1).nullish(),
    url: z.url({ protocol: /^https?$/ }).nullish(),
    recordedAt: z.iso.datetime({ offset: true }).nullish(),
    external: z.boolean().nullish(),
  })
  .refine(
    (source) => source.document || source.url || source.recordedAt,
    'a source with a document, an address or the time it was recorded',
  )
  .transform(({ document, place, url, recordedAt, external }) => ({
    document: document ?? null,
    place: place ?? null,
    url: url ?? null,
    recordedAt: recordedAt ?? null,
    ...(external ? { external } : {}),
  }));
