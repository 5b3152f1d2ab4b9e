import { type DataRecord, inWords, type Misprint, shown, unknownFields, valueAt } from '@hub/common';
import { z } from 'zod';
import { PRINTED } from '../seed/printed-values.js';

/** The milestones and reported figures of an agreement's record that can't be right, and fields that they can't have. */
export function misprintedValues({ versions, milestones, reportedFigures }: DataRecord): Misprint[] {
  const numbered = numberedSchema.safeParse(versions);
  return [
    ...inList('milestones', milestones, PRINTED.milestones(numbered.data ?? [])),
    ...inList('reportedFigures', reportedFigures, PRINTED.reportedFigures()),
  ];
}

const numberedSchema = z.array(z.object({ number: z.number() }));

function inList(field: string, values: unknown, schema: z.ZodType): Misprint[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value, index) => {
    const quarantined = { field, value: JSON.stringify(value) };
    const { error } = schema.safeParse(value, inWords);
    const wrong = (error?.issues ?? []).map(({ path, message }) => ({
      path: [field, index, ...path],
      what: message,
      got: shown(valueAt(value, path)),
      quarantined,
    }));
    const unknown = unknownFields(schema, value).map(({ path, known }) => ({
      path: [field, index, ...path],
      what: `one of the fields ${known.join(', ')}`,
      got: 'a field that the hub does not know',
      quarantined: error === undefined ? null : quarantined,
    }));
    return [...wrong, ...unknown];
  });
}
