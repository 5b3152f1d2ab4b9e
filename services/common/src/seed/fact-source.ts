import { z } from 'zod';

/** A source as the facts hold it, made whole for storing as JSON. */
export const factSource = z
  .object({
    document: z.string().min(1).nullish(),
    place: z.string().min(1).nullish(),
    url: z.url().nullish(),
    recordedAt: z.iso.datetime({ offset: true }).nullish(),
    external: z.boolean().nullish(),
    /** A file has it as the graph shows it: only what is recorded in the hub itself has a time. */
    recordedAt: z.null().optional(),
  })
  .refine(
    (source) => source.document || source.url || source.recordedAt,
    'a source with a document, an address, or the time a client recorded it',
  )
  .transform(({ document, place, url, recordedAt, external }) => ({
    document: document ?? null,
    place: place ?? null,
    url: url ?? null,
    recordedAt: recordedAt ?? null,
    ...(external ? { external } : {}),
  }));
