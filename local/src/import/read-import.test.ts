import { describe, expect, it } from '@jest/globals';
import { adherencesTo } from './adherences.js';
import { organisations } from './organisations.js';
import { readImport } from './read-import.js';

const read = (text: string) => readImport(Buffer.from(text), organisations);
/** The faults as `line column: message`. */
const faultsOf = (text: string) =>
  read(text).faults.map(({ line, column, message }) => `${line} ${column}: ${message}`);

describe('reading a list of organisations', () => {
  it('takes the form that spreadsheets write in Sweden: semicolons, a byte order mark, CRLF, rows that are empty', () => {
    const text =
      '\uFEFFNamn;Slag;Organisationsnummer;Andra namn;Kommunkod\r\n"Åkerö; ""förening""";Idéburen organisation;802001-5734;ÅF | Åkerö ;1280\r\n;;;;\r\n\r\nKommunen ;kommun;;;\r\n';
    expect(read(text)).toMatchObject({
      faults: [],
      rows: [
        {
          line: 2,
          cells: {
            name: 'Åkerö; "förening"',
            kind: 'Idéburen organisation',
            organisationNumber: '802001-5734',
            aliases: 'ÅF | Åkerö',
            municipalityCode: '1280',
          },
        },
        { line: 5, cells: { name: 'Kommunen', kind: 'kommun' } },
      ],
    });
    expect(organisations.input(read(text).rows, { idempotencyKey: 'k', dryRun: true })).toMatchObject({
      organisations: [
        { kind: 'CIVIL_SOCIETY', aliases: ['ÅF', 'Åkerö'], sector: undefined },
        { kind: 'MUNICIPALITY', aliases: undefined },
      ],
    });
  });

  it('tells the line that a row begins on, also below cells of several lines', () => {
    const text = 'name,kind\r\n"Två\r\nrader",COMPANY\r\nNästa,COMPANY\r\nFel,FIRMA\r\n';
    expect(read(text).rows.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(read(text).rows[0]?.cells.name).toBe('Två\nrader');
    expect(read(text).faults).toMatchObject([{ line: 5, column: 'kind' }]);
  });

  it.each<[string, string, string[]]>([
    ['no row at all', '', ['null null: The file is empty.']],
    [
      'nothing below its columns',
      'namn,slag\n',
      ['null null: The file has no rows beside the names of its columns.'],
    ],
    [
      'a column that nobody knows, one that is missing, and one twice',
      'namn,färg,name\nA,röd,B\n',
      [
        '1 null: No column is called "färg": wanted name (namn), kind (slag), sector (sektor), organisationNumber (organisationsnummer), aliases (andra namn), regionCode (länskod), municipalityCode (kommunkod), document (dokument), place (ställe), url (webbadress), separated by , or ;.',
        '1 name: The column name (namn) is there twice.',
        '1 kind: The column kind (slag) is missing.',
      ],
    ],
    [
      'a row that is too long',
      'namn,slag\nA,COMPANY\nAB, Bolaget,COMPANY\n',
      [
        '3 null: The row has 3 cells, the file 2 columns: a separator is missing or too many, or a cell that holds one is not in quotation marks.',
      ],
    ],
    [
      'a quotation that never ends',
      'namn,slag\nA,COMPANY\n\n"B,COMPANY\nC,COMPANY\n',
      ['4 null: A quotation mark that begins a cell of this row has none that ends it.'],
    ],
    [
      'a quotation mark in a cell',
      'namn,slag\nA "B",COMPANY\n',
      [
        '2 null: A cell of this row has a quotation mark in it: such a cell must stand in quotation marks, with each of its own doubled.',
      ],
    ],
    [
      'something behind a quotation',
      'namn,slag\n"A"B,COMPANY\n',
      [
        '2 null: A cell of this row goes on after its closing quotation mark: a quotation mark within a cell must be doubled.',
      ],
    ],
    [
      'nothing where something must be',
      'namn,slag\n,COMPANY\n',
      ['2 name: There is nothing in name (namn).'],
    ],
    [
      'an organisation twice, by its number or its name',
      'namn,slag,orgnr\nA,COMPANY,802001-5734\nB,COMPANY,168020015734\nRåd,COMPANY,\nRad,COMPANY,\n RÅD,COMPANY,\nRåd!,COMPANY,\n\u200b,COMPANY,\n\u200b,COMPANY,\n',
      [
        '3 organisationNumber: Line 2 has the same organisation number.',
        '6 name: Line 4 has the same name in the same place.',
      ],
    ],
    [
      'a first row that can’t be read',
      'namn"n,slag\nA,COMPANY\n',
      [
        '1 null: A cell of this row has a quotation mark in it: such a cell must stand in quotation marks, with each of its own doubled.',
      ],
    ],
    [
      'a column without a name between others',
      'namn,,slag\nA,x,COMPANY\n',
      [
        '1 null: Column 2 has no name: wanted name (namn), kind (slag), sector (sektor), organisationNumber (organisationsnummer), aliases (andra namn), regionCode (länskod), municipalityCode (kommunkod), document (dokument), place (ställe), url (webbadress), separated by , or ;.',
      ],
    ],
    [
      'something below no column',
      'namn,slag,,\nA,COMPANY,,\nB,COMPANY,,x\n',
      [
        '3 null: The row has 4 cells, the file 2 columns: a separator is missing or too many, or a cell that holds one is not in quotation marks.',
      ],
    ],
    [
      'the character NUL',
      'namn,slag\nA\0,COMPANY\n',
      [
        '2 name: There is an unprintable character (NUL) in this cell, which can’t be kept: type the text anew.',
      ],
    ],
    [
      'a row that no request has room for',
      `namn,slag\n${'A'.repeat(600_000)},COMPANY\n`,
      [
        '2 null: The row is longer than the hub takes: a quotation mark that begins a cell may have none that ends it.',
      ],
    ],
  ])('refuses one with %s', (_what, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it('tells the faults of every row, whatever is the matter with others, and leaves them without the cells at fault', () => {
    const text =
      'namn;slag;färg;orgnr\nA;FIRMA;röd;802001-5734\nB;COMPANY\n"C;COMPANY;;\nD;FIRMA;;\n;COMPANY;;802001-5734\nE;COMPANY;;;x\n';
    const { rows, faults } = read(text);
    expect(faults.map(({ line, column }) => `${line} ${column}`).sort()).toEqual([
      '1 null',
      '2 kind',
      '3 null',
      '4 null',
      '5 kind',
      '6 name',
      '6 organisationNumber',
      '7 null',
    ]);
    expect(rows).toEqual([
      { line: 2, cells: { name: 'A', organisationNumber: '802001-5734' } },
      { line: 5, cells: { name: 'D' } },
      { line: 6, cells: { kind: 'COMPANY', organisationNumber: '802001-5734' } },
    ]);
  });

  it('reads on after each of many rows that can’t be read', () => {
    const pair = 'Namn "mitt i" ett,COMPANY\nÅkerö,COMPANY\n';
    const { rows, faults } = read(`namn,slag\n${pair.repeat(2_000)}`);
    expect(faults.filter(({ column }) => column === null)).toHaveLength(2_000);
    expect(faults.at(1_999)?.line).toBe(4_000);
    expect(rows.map(({ line }) => line).slice(-2)).toEqual([3_999, 4_001]);
  });

  it('reads the rows below columns of which one is missing, without telling it of each', () => {
    const { rows, faults, lacking } = read('namn,kommunkod\nA,1280\nB,1280\n');
    expect(faults).toMatchObject([{ line: 1, column: 'kind' }]);
    expect([...lacking]).toEqual(['kind']);
    expect(rows).toMatchObject([{ cells: { name: 'A' } }, { cells: { name: 'B' } }]);
  });

  it('takes the separator from a line before the columns, and passes over columns at the end that are empty', () => {
    const { rows, faults } = read('sep=;\r\nnamn;slag;;\r\n"A, och B";COMPANY;;\r\nC;COMPANY\r\n');
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { line: 3, cells: { name: 'A, och B', kind: 'COMPANY' } },
      { line: 4, cells: { name: 'C', kind: 'COMPANY' } },
    ]);
  });

  it('refuses letters in another encoding, and says where they are', () => {
    const { faults } = readImport(Buffer.from('namn,slag\nÅkerö,COMPANY\n', 'latin1'), organisations);
    expect(faults).toMatchObject([{ line: 2, message: expect.stringContaining('saved as UTF-8') }]);
  });

  it('refuses personal numbers wherever they stand, and shows no digit of them', () => {
    const text =
      'namn,slag,orgnr,dokument\nFirma 811218-9876,811218-9876,811218-9876,811218-9876\n811218-9876;,COMPANY,,\n';
    const { rows, faults } = read(text);
    expect(rows.map(({ cells }) => cells)).toEqual([{}, { kind: 'COMPANY' }]);
    expect(new Set(faults.map(({ line, column }) => `${line} ${column}`))).toEqual(
      new Set(['2 name', '2 kind', '2 organisationNumber', '2 document', '3 name']),
    );
    expect(JSON.stringify(faults)).not.toMatch(/8112|9876/);
    expect(JSON.stringify(read('namn,811218-9876\nA,B\n').faults)).not.toMatch(/8112|9876/);
  });

  it('has a digest of its own for each file and each agreement', () => {
    const bytes = Buffer.from('organisation,undertecknad\norg-a,2014-11-25\n');
    const digests = ['12-a', '12-b'].map((id) => readImport(bytes, adherencesTo(id)).digest);
    expect(new Set([...digests, readImport(Buffer.from('x'), adherencesTo('12-a')).digest]).size).toBe(3);
    expect(readImport(bytes, adherencesTo('12-a')).digest).toBe(digests[0]);
  });
});

it('reads a list of signatures, and refuses days that are in no calendar', () => {
  const text =
    'Organisation;Version;Undertecknad;Dokument;Ställe;Webbadress\norg-a;;2014-11-25;Protokoll;§ 4;\norg-b;v2;2014-02-30;;;\norg-c;;2014;;;\norg-a;;2015-01-01;;;\n';
  const kind = adherencesTo('12-agreement-x');
  const { rows, faults } = readImport(Buffer.from(text), kind);
  expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([
    [3, 'signedOn', 'INVALID_INPUT'],
    [4, 'signedOn', 'INVALID_INPUT'],
    [5, 'organisationId', 'CONFLICT'],
  ]);
  expect(rows.slice(1, 3).map(({ cells }) => cells)).toEqual([
    { organisationId: 'org-b', versionId: 'v2' },
    { organisationId: 'org-c' },
  ]);
  expect(kind.input(rows.slice(0, 1), { idempotencyKey: 'k', dryRun: false })).toEqual({
    idempotencyKey: 'k',
    dryRun: false,
    agreementId: '12-agreement-x',
    adherences: [
      {
        organisationId: 'org-a',
        versionId: undefined,
        signedOn: '2014-11-25',
        source: { document: 'Protokoll', place: '§ 4', url: undefined },
      },
    ],
  });
});
