import { REGION_CODES } from '@hub/schema/region-codes';
import { z } from 'zod';
import type { DataRecord, Records } from './record.js';
import type { RecordKind } from './record-kind.js';

/** What the files of a region are called, and the version that this code writes and reads. */
export const REGION_FILE_FORMAT = 'agreement-hub/region';
export const REGION_FILE_VERSION = 1;

/** The sections of a file, in the order they are written and loaded. */
export const SECTIONS = ['organisations', 'territories', 'activities', 'agreements'] as const;

/** What one region holds, as a file. */
export interface RegionFile {
  readonly format: typeof REGION_FILE_FORMAT;
  readonly version: typeof REGION_FILE_VERSION;
  /** The region's code. */
  readonly region: string;
  /** When it was written, RFC 3339 UTC. */
  readonly dumpedAt?: string | undefined;
  readonly [section: string]: unknown;
}

/** Something in a file that can't be taken. */
export interface FileFault {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly what: string;
  readonly got: string;
}

/** A file that can't be taken as it is. Nothing of it was loaded. */
export class RegionFileError extends Error {
  constructor(readonly faults: readonly FileFault[]) {
    super(
      [
        `The file can't be loaded: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Nothing was changed.`,
        ...faults.map(line),
      ].join('\n'),
    );
    this.name = 'RegionFileError';
  }
}

/** Records as the file of a region. */
export function regionFileOf(
  region: string,
  kinds: readonly RecordKind[],
  records: Records,
  dumpedAt: Date,
): RegionFile {
  const sections = SECTIONS.flatMap((section) => {
    const own = kinds.filter((kind) => kind.section === section);
    return own.length === 0
      ? []
      : [[section, Object.fromEntries(own.map(({ kind }) => [kind, records[kind] ?? []]))]];
  });
  return {
    format: REGION_FILE_FORMAT,
    version: REGION_FILE_VERSION,
    region,
    dumpedAt: dumpedAt.toISOString(),
    ...Object.fromEntries(sections),
  };
}

/** The text of a file, as `data:dump` writes it. */
export const regionFileText = (file: RegionFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** What a file says, by kind; not yet held against the kinds' schemas. */
export interface FileContents {
  readonly region: string;
  readonly records: Records;
}

/**
 * Reads the text of a file.
 *
 * @param kinds those that the reader knows. A section without any is another's and left out; in the others, a kind that
 *   is not known is refused.
 * @throws RegionFileError where it is no file of a region, or of a version or with a section or kind not known here.
 */
export function readRegionFile(
  text: string,
  kinds: readonly Pick<RecordKind, 'section' | 'kind'>[],
): FileContents {
  const envelope = envelopeSchema.safeParse(parsed(text));
  if (!envelope.success) {
    throw new RegionFileError(
      envelope.error.issues.map(({ path, message }) => fault(path.join('.'), message)),
    );
  }
  const { format: _format, version: _version, region, dumpedAt: _dumpedAt, ...sections } = envelope.data;
  const known = new Set<string>(SECTIONS);
  const faults = Object.keys(sections)
    .filter((section) => !known.has(section))
    .map((section) => fault(section, `one of the sections ${SECTIONS.join(', ')}`));
  const records: Record<string, readonly DataRecord[]> = {};
  for (const section of SECTIONS) {
    const names = kinds.filter((kind) => kind.section === section).map(({ kind }) => kind);
    if (names.length === 0) continue;
    const held = sectionSchema.safeParse(sections[section] ?? {});
    if (!held.success) {
      faults.push(fault(section, 'lists of records by kind, such as {"bodies": [{…}]}'));
      continue;
    }
    for (const [kind, list] of Object.entries(held.data)) {
      if (names.includes(kind)) records[kind] = list;
      else faults.push(fault(`${section}.${kind}`, `one of ${names.join(', ')}`));
    }
  }
  if (faults.length > 0) throw new RegionFileError(faults);
  return { region, records };
}

const envelopeSchema = z.looseObject({
  format: z.literal(REGION_FILE_FORMAT, { error: `"${REGION_FILE_FORMAT}"` }),
  version: z.literal(REGION_FILE_VERSION, {
    error: `${REGION_FILE_VERSION}, the one version that this hub reads`,
  }),
  region: z.string().refine((code) => REGION_CODES.has(code), 'the code of a region (länskod), such as "14"'),
  dumpedAt: z.string().optional(),
});

const sectionSchema = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

function parsed(text: string): unknown {
  try {
    // A byte order mark, which some editors write, is no part of JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new RegionFileError([fault('', `a file of JSON (${(error as Error).message})`)]);
  }
}

const fault = (field: string, what: string): FileFault => ({ kind: 'file', id: '', field, what, got: '' });

function line({ kind, id, field, what, got }: FileFault): string {
  const place = [kind, id, field].filter((part) => part !== '').join(' ');
  return `  ${place}: expected ${what}${got === '' ? '' : `, got ${got}`}`;
}
