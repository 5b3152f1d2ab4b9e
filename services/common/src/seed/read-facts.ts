import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { fieldAt, inWords, valueAt } from '../records/issue-words.js';
import { withoutPersonalNumbers } from '../text/personal-number.js';
import type { LoadReport } from './load-report.js';

/** The JSON of a facts file. */
export async function readFacts(file: URL): Promise<Record<string, unknown[]>> {
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown[]>;
}

/**
 * The records that fit the schema; each other one is added to the report as refused.
 *
 * @param idField the field that names a record in the report; default `id`.
 */
export function readRecords<Record_>(
  records: readonly unknown[],
  options: { kind: string; schema: z.ZodType<Record_>; report: LoadReport; idField?: string },
): Record_[] {
  const { kind, schema, report, idField = 'id' } = options;
  return records.flatMap((record) => {
    const result = schema.safeParse(record, inWords);
    if (result.success) {
      return [result.data];
    }
    const id = String((record as Record<string, unknown> | null)?.[idField] ?? '(no id)');
    for (const issue of result.error.issues) {
      const field = fieldAt(issue.path);
      report.refused.push({
        kind,
        id,
        field,
        value: printed(valueAt(record, issue.path)),
        reason: issue.message,
      });
    }
    return [];
  });
}

function printed(value: unknown): string {
  return withoutPersonalNumbers(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}
