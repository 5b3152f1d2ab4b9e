import { REGION_CODES } from '@hub/schema/region-codes';
import { z } from 'zod';
import { timeFact } from '../seed/fact-fields.js';
import { jsonFault } from '../text/json-fault.js';
import { shown } from './compare-records.js';
import { fileText } from './file-text.js';
import { fieldAt, inWords, valueAt } from './issue-words.js';
import { personalNumbersIn } from './personal-numbers-in.js';
import type { DataRecord, Records } from './record.js';
import type { RecordKind } from './record-kind.js';
import { REFERRED } from './referred.js';
import { type FileFault, RegionFileError } from './region-file-error.js';

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

/**
 * Records as the file of a region.
 *
 * @param referred records of other regions that those refer to; default: the file does not tell.
 * @throws RegionFileError where a record holds a personal number: it must not leave the hub.
 */
export function regionFileOf(
  region: string,
  kinds: readonly RecordKind[],
  records: Records,
  dumpedAt: Date,
  referred?: Records,
): RegionFile {
  const persons = [...personalNumbersIn(kinds, records), ...personalNumbersIn(kinds, referred ?? {})];
  if (persons.length > 0) throw new RegionFileError(persons, "The region can't be dumped");
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
    ...(referred && { [REFERRED]: referred }),
  };
}

/** The text of a file, as `data:dump` writes it. */
export const regionFileText = (file: RegionFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** What a file says, by kind; not yet held against the kinds' schemas. */
export interface FileContents {
  readonly region: string;
  readonly records: Records;
  /** Records of other regions that those refer to; default none. */
  readonly referred?: Records;
}

/**
 * Reads a file.
 *
 * @param kinds those that the reader knows. A section without any is another's and left out; in the others, a kind that
 *   is not known is refused.
 * @throws RegionFileError where it is no file of a region, or of a version or with a section or kind not known here.
 */
export function readRegionFile(
  bytes: Uint8Array,
  kinds: readonly Pick<RecordKind, 'section' | 'kind' | 'referable'>[],
): FileContents {
  const whole = parsed(fileText(bytes));
  const envelope = envelopeSchema.safeParse(whole, inWords);
  if (!envelope.success) throw new RegionFileError(faultsOf(envelope.error, whole));
  const { format: _format, version: _version, region, dumpedAt: _dumpedAt, ...content } = envelope.data;
  const { [REFERRED]: besides, ...sections } = content;
  const known = new Set<string>(SECTIONS);
  const faults = Object.keys(sections)
    .filter((section) => !known.has(section))
    .map((section) => fault(section, `one of the sections ${[...SECTIONS, REFERRED].join(', ')}`));
  const records: Record<string, readonly DataRecord[]> = {};
  for (const section of SECTIONS) {
    const lists = listsOf(
      section,
      sections[section],
      kinds.filter((kind) => kind.section === section),
    );
    Object.assign(records, lists.records);
    faults.push(...lists.faults);
  }
  const referred = listsOf(
    REFERRED,
    besides,
    kinds.filter(({ referable }) => referable),
  );
  faults.push(...referred.faults);
  if (faults.length > 0) throw new RegionFileError(faults);
  return { region, records, referred: referred.records };
}

/** The lists of one part of a file; of a part of which the reader knows no kind, none. */
function listsOf(
  part: string,
  lists: unknown,
  kinds: readonly Pick<RecordKind, 'kind'>[],
): { readonly records: Records; readonly faults: readonly FileFault[] } {
  const names = kinds.map(({ kind }) => kind);
  if (names.length === 0) return { records: {}, faults: [] };
  const held = sectionSchema.safeParse(lists ?? {}, inWords);
  if (!held.success) return { records: {}, faults: faultsOf(held.error, lists, part) };
  const strange = Object.keys(held.data).filter((kind) => !names.includes(kind));
  return {
    records: held.data,
    faults: strange.map((kind) => fault(`${part}.${kind}`, `one of ${names.join(', ')}`)),
  };
}

const A_REGION = 'the code of a region (länskod), such as "14"';

const envelopeSchema = z.looseObject({
  format: z.literal(REGION_FILE_FORMAT, { error: `"${REGION_FILE_FORMAT}"` }),
  version: z.literal(REGION_FILE_VERSION, {
    error: `${REGION_FILE_VERSION}, the one version that this hub reads`,
  }),
  region: z.string(A_REGION).refine((code) => REGION_CODES.has(code), A_REGION),
  dumpedAt: timeFact.optional(),
});

const sectionSchema = z.record(
  z.string(),
  z.array(z.record(z.string(), z.unknown()), 'a list of records, such as [{…}]'),
  'lists of records by kind, such as {"bodies": [{…}]}',
);

function parsed(text: string): unknown {
  // Before it is parsed: the parser takes the last of two fields of one name, and its words quote the file.
  const found = jsonFault(text);
  if (found === null) return JSON.parse(text);
  throw new RegionFileError([fault(`line ${found.line}, column ${found.column}`, found.wanted)]);
}

function faultsOf({ issues }: z.ZodError, value: unknown, section?: string): FileFault[] {
  const within = section === undefined ? [] : [section];
  return issues.map(({ path, message }) => ({
    ...fault(fieldAt([...within, ...path]), message),
    got: shown(valueAt(value, path)),
  }));
}

const fault = (field: string, what: string): FileFault => ({ kind: 'file', id: '', field, what, got: '' });
