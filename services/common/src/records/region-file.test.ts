import { describe, expect, it } from '@jest/globals';
import { readRegionFile } from './region-file.js';
import { RegionFileError } from './region-file-error.js';

const KINDS = [{ section: 'activities', kind: 'bodies' }];
const HEAD = { format: 'agreement-hub/region', version: 1, region: '14' };
const fileOf = (content: object) => Buffer.from(JSON.stringify({ ...HEAD, ...content }, null, 2));

describe('reading a file', () => {
  it('gives its records, whether it begins with a byte order mark or not', () => {
    const file = fileOf({ activities: { bodies: [{ name: 'Rådet' }] } });
    const wanted = { region: '14', records: { bodies: [{ name: 'Rådet' }] }, referred: {} };
    expect(readRegionFile(file, KINDS)).toEqual(wanted);
    expect(readRegionFile(Buffer.concat([Buffer.from('\uFEFF'), file]), KINDS)).toEqual(wanted);
  });

  it('tells a wrong time of the dump once', () => {
    expect(() => readRegionFile(fileOf({ dumpedAt: 'igår' }), KINDS)).toThrow(
      /^The file can't be loaded: 1 fault\. .*\n.*dumpedAt: expected a time [^\n]*$/,
    );
  });

  it.each<[string, Uint8Array, RegExp]>([
    [
      'that is not UTF-8, with the line',
      Buffer.from('{\n  "name": "Sk\xe5ne"\n}', 'latin1'),
      /file line 2: expected text saved as UTF-8.*, got letters in another encoding/,
    ],
    [
      'that was saved as UTF-16',
      Buffer.from('\uFEFF{"format": "x"}', 'utf16le'),
      /line 1: expected text saved as UTF-8/,
    ],
    [
      'that is no JSON, with line and column',
      Buffer.from('{\n  "region": "14"\n  "version": 1\n}'),
      /file line 3, column 3: expected a comma or \}/,
    ],
    ['that ends too early', Buffer.from('{"region": "14"'), /line 1, column 16: expected a comma or \}/],
    ['that is no record', Buffer.from('[]'), /file: expected a record, got \[\]/],
    [
      'without a region',
      fileOf({ region: undefined }),
      /region: expected the code of a region .*, got nothing/,
    ],
    [
      'with a record in the place of a list',
      fileOf({ activities: { bodies: {} } }),
      /activities\.bodies: expected a list of records, such as \[\{…\}\], got \{\}/,
    ],
    [
      'with a text in the place of a record',
      fileOf({ activities: { bodies: [{}, 'x'] } }),
      /activities\.bodies\.2: expected a record, got "x"/,
    ],
    ['with a section that is none', fileOf({ meetings: {} }), /meetings: expected one of the sections/],
    [
      'with a kind that is none',
      fileOf({ activities: { parties: [] } }),
      /activities\.parties: expected one of bodies/,
    ],
  ])('refuses one %s', (_what, bytes, wanted) => {
    expect(() => readRegionFile(bytes, KINDS)).toThrow(RegionFileError);
    expect(() => readRegionFile(bytes, KINDS)).toThrow(wanted);
  });

  it('quotes no personal number that stands where the JSON is broken, or in a name', () => {
    for (const bytes of [Buffer.from('{"organisationNumber": 811218-9876}'), fileOf({ '811218-9876': {} })]) {
      expect(() => readRegionFile(bytes, KINDS)).toThrow(/^(?!.*9876)/s);
    }
  });
});
