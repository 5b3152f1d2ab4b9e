import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from '@jest/globals';
import { type DataRun, localCommand, startLocalCommand } from '../../support/data-command.js';
import { hubSql, rowsOfHub } from '../../support/hub-database.js';
import { root } from '../../support/launcher.js';
import type { OwnHub } from '../../support/own-hub.js';
import { until } from '../../support/until.js';

const LONG = 240_000;
const AGREEMENT = '14-agreement-overenskommelsen';
const HEADER = 'namn,slag,organisationsnummer,andra namn,länskod,kommunkod,dokument\n';

let hub: OwnHub;
let token: string;
/** Lists come into the hub: organisations, and signatures on one agreement that has none. */
export function describeImport(own: () => OwnHub): void {
  beforeAll(async () => {
    hub = own();
    token = await hub.world.token(['organisation-registrar']);
  });

  test('a list of organisations is registered as the hub registers one, with its columns in either language', async () => {
    const file = fileOf(
      'good.csv',
      `${HEADER}Föreningen Ett,Idéburen organisation,802003-1400,F1|Ettan,,1280,Register 2026\n"Två, och fler",kommun,,,14,,\n`,
    );
    const dry = await registering(file, '--dry-run');
    expect(dry).toEqual({
      code: 0,
      output: '2 organisations would be imported.\nDry run: nothing was changed.\n',
      errors: '',
    });
    expect(await registering(file)).toEqual({ code: 0, output: '2 organisations imported.\n', errors: '' });
    expect(await named('Föreningen Ett')).toMatchObject([
      {
        kind: 'CIVIL_SOCIETY',
        organisationNumber: '802003-1400',
        aliases: ['F1', 'Ettan'],
        region: { code: '12' },
        sources: [{ document: 'Register 2026' }],
      },
    ]);
    expect(await named('Två, och fler')).toMatchObject([{ kind: 'MUNICIPALITY', region: { code: '14' } }]);
  });

  test('the file of the page about imports can be imported', async () => {
    const page = readFileSync(path.join(root, 'docs/import.md'), 'utf8');
    const [, example = ''] = /```csv\n(namn[\s\S]*?)```/.exec(page) ?? [];
    const run = await registering(fileOf('example.csv', example), '--dry-run');
    expect([run.code, run.errors]).toEqual([0, '']);
  });

  test('what speaks against a file is told line by line, all at once, and nothing is changed', async () => {
    const file = fileOf(
      'refused.csv',
      `${HEADER}Bra,COMPANY,,,,,\n"Namn på\ntvå rader",COMPANY,,,,,\nFel slag,FIRMA,802003-1418,,,,\nTagen,COMPANY,802003-1400,,,,\nUtan sektor,OTHER,802003-1426,A|A,,1280x,\nBra,COMPANY,,,,,\n`,
    );
    const before = await rowsOfHub(hub.site);
    for (const more of [[], ['--dry-run']]) {
      const { code, output, errors } = await registering(file, ...more);
      expect([code, errors]).toEqual([2, '']);
      expect(output.split('\n')).toEqual([
        "The file can't be imported: 7 faults. Nothing was changed.",
        '  line 3, name (namn): The name must be a single line.',
        expect.stringMatching(/^ {2}line 5, kind \(slag\): Wanted one of CIVIL_SOCIETY .*; got "FIRMA"\.$/),
        '  line 6, organisationNumber (organisationsnummer): Another organisation has this number already: org-foreningen-ett.',
        '  line 7, sector (sektor): Organisations of this kind are of several sectors: say which.',
        '  line 7, aliases (andra namn): The name "A" is given twice.',
        '  line 7, municipalityCode (kommunkod): No municipality has the code "1280x": it must be four digits such as 1280.',
        '  line 8, name (namn): Line 2 has the same name in the same place.',
        '',
      ]);
    }
    expect(await rowsOfHub(hub.site)).toEqual(before);
    const json = await registering(file, '--json');
    expect([json.code, JSON.parse(json.output)]).toMatchObject([
      2,
      {
        refused: true,
        written: 0,
        records: [],
        faults: [{ line: 3, column: 'name', code: 'INVALID_INPUT' }, {}, {}, {}, {}, {}, {}],
      },
    ]);
  });

  test('every fault of every row is told in one run, what the file shows and what the hub says, in a dry run or not', async () => {
    const file = fileOf(
      'several.csv',
      'namn;slag;sektor;organisationsnummer;länskod;kommunkod;webbadress;;\n;firma;xx;802003-1518;77;180;ftp://x;;\nFör få\nBra;idéburen organisation;offentlig;802003-1518;77;9999;ftp://x\nPerson;idéburen organisation;;811218-9876;;180;\nTagen;kommun;;802003-1400;;;\nTagen igen;kommun;;8020031400;;;\n"Öppen;kommun;;;;;\n',
    );
    const before = await rowsOfHub(hub.site);
    for (const more of [[], ['--dry-run']]) {
      const { code, output } = await registering(file, '--json', ...more);
      const faults: { line: number; column: string; message: string }[] = JSON.parse(output).faults;
      expect(code).toBe(2);
      expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
        '2 name',
        '2 kind',
        '2 sector',
        '2 organisationNumber',
        '2 regionCode',
        '2 municipalityCode',
        '2 url',
        '3 null',
        '4 sector',
        '4 organisationNumber',
        '4 organisationNumber',
        '4 regionCode',
        '4 municipalityCode',
        '4 url',
        '5 organisationNumber',
        '5 municipalityCode',
        '6 organisationNumber',
        '7 organisationNumber',
        '7 organisationNumber',
        '8 null',
      ]);
      expect(faults[8]?.message).toMatch(/civil society .* not to the public sector/);
      expect(faults[9]?.message).toBe('Line 2 has the same organisation number.');
      expect(faults[10]?.message).toMatch(/check digit/);
      expect(faults[17]?.message).toBe('Line 6 has the same organisation number.');
      expect(faults[16]?.message).toMatch(/^Another organisation has this number already: /);
      expect(faults[18]?.message).toBe(faults[16]?.message);
    }
    expect(await rowsOfHub(hub.site)).toEqual(before);
  });

  test('what the hub says of another row of what was sent is told by the line of the file', async () => {
    const text = `${HEADER}\n\nSamma,COMPANY,802003-1418,,,,\nSAMMA,COMPANY,,,,,\n`;
    const { output } = await registering(fileOf('lines.csv', text), '--dry-run');
    expect(output).toContain('line 5, name (namn): Line 4 has the name "Samma" already.');
  });

  test(
    'a list whose rows are long is written in as many parts as the hub has room for',
    async () => {
      const aliases = Array.from({ length: 7 }, (_, index) => `${index}${'b'.repeat(460)}`).join('|');
      const rows = Array.from({ length: 400 }, (_, index) => `Lång rad ${index},COMPANY,,${aliases},,,\n`);
      const file = fileOf('long.csv', HEADER + rows.join(''));
      expect(statSync(file).size).toBeGreaterThan(1024 * 1024);
      expect(await registering(file)).toEqual({
        code: 0,
        output: '400 organisations imported.\n',
        errors: '',
      });
      expect((await registering(file)).output).toMatch(/^0 organisations imported\. 400 were there/);
    },
    LONG,
  );

  test('a right that is missing is told once, however many parts there are', async () => {
    const rows = Array.from({ length: 1_100 }, (_, index) => `Utan rätt ${index},COMPANY,,,,,\n`);
    const other = await hub.world.token(['analyst']);
    const file = fileOf('no-right.csv', HEADER + rows.join(''));
    const { code, output } = await importing({ HUB_TOKEN: other }, 'organisations', file, ...address());
    expect([code, output.split('\n')]).toEqual([
      2,
      [
        "The file can't be imported: 1 fault. Nothing was changed.",
        expect.stringMatching(/^ {2}You may not do this: it takes the role organisation-registrar/),
        '',
      ],
    ]);
  });

  test('a personal number is refused, and no digit of it shown or kept', async () => {
    const file = fileOf('person.csv', `${HEADER}Enskild firma,COMPANY,811218-9876,,,,\n`);
    const { code, output, errors } = await registering(file);
    expect([code, errors]).toEqual([2, '']);
    expect(output).toMatch(/line 2, organisationNumber \(organisationsnummer\): .*personal number/);
    expect(output).not.toMatch(/8112|9876/);
    expect(await named('Enskild firma')).toEqual([]);
  });

  test('a file that Excel saved is taken, and one in another encoding refused with its line', async () => {
    const text = 'Namn;Slag;Kommunkod\r\nExcelföreningen;förening;0180\r\n;;\r\n';
    const run = await registering(fileOf('excel.csv', `\uFEFF${text}`), '--json');
    expect(JSON.parse(run.output)).toEqual({
      refused: false,
      dryRun: false,
      written: 1,
      already: 0,
      records: [{ line: 2, id: 'org-excelforeningen' }],
      faults: [],
    });
    const other = path.join(path.dirname(hub.site.dataDir), 'latin1.csv');
    writeFileSync(other, Buffer.from(text, 'latin1'));
    const refused = await registering(other);
    expect([refused.code, refused.output]).toEqual([
      2,
      expect.stringMatching(/\n {2}line 2: Wanted text saved as UTF-8/),
    ]);
  });

  test('a file that is imported twice is written once', async () => {
    const file = fileOf(
      'twice.csv',
      `${HEADER}Två gånger,COMPANY,802003-1434,,,,\nUtan nummer,COMPANY,,,,,\n`,
    );
    expect((await registering(file)).output).toBe('2 organisations imported.\n');
    const before = await rowsOfHub(hub.site);
    for (const [more, output] of [
      [[], '0 organisations imported. 2 were there from an earlier run of this file.\n'],
      [
        ['--dry-run'],
        '0 organisations would be imported. 2 were there from an earlier run of this file.\nDry run: nothing was changed.\n',
      ],
    ] as const) {
      expect(await registering(file, ...more)).toEqual({ code: 0, output, errors: '' });
    }
    expect(await rowsOfHub(hub.site)).toEqual(before);
  });

  test.each<[string, NodeJS.Signals, number]>([
    ['killed', 'SIGKILL', -1],
    ['interrupted', 'SIGINT', 130],
  ])(
    'an import that is %s in the middle goes on where it is run again, and every row is there once',
    async (what, signal, code) => {
      const rows = Array.from({ length: 1_600 }, (_, index) => `Förening ${what} ${index},COMPANY,,,,,\n`);
      const file = fileOf(`${what}.csv`, HEADER + rows.join(''));
      const run = startLocalCommand(hub.site, 'import.mjs', ['organisations', file, ...address()], {
        HUB_TOKEN: token,
      });
      let there = 0;
      await until(
        () => there > 0,
        60_000,
        async () => {
          there = await count(`Förening ${what} %`);
        },
      );
      run.child.kill(signal);
      const { code: ended, errors } = await run.end;
      expect(ended).toBe(code);
      if (signal === 'SIGINT') {
        expect(errors).toMatch(
          /^Interrupted: (0|500|1000|1500) of 1600 rows are known to be in the hub\. Run the same command again/,
        );
      }
      expect(await count(`Förening ${what} %`)).toBeLessThan(1_600);
      const again = await registering(file);
      expect(again).toMatchObject({ code: 0, errors: '' });
      expect(again.output).toMatch(
        /^(600|1100|100) organisations imported\. (1000|500|1500) were there from an earlier run/,
      );
      expect(await count(`Förening ${what} %`)).toBe(1_600);
      expect((await registering(file)).output).toMatch(/^0 organisations imported\. 1600 were there/);
    },
    LONG,
  );

  test('a large file in whose last part a row is refused is not begun', async () => {
    const rows = Array.from({ length: 700 }, (_, index) => `Stor lista ${index},COMPANY,,,,,\n`);
    const file = fileOf('large.csv', `${HEADER}${rows.join('')}Sist,COMPANY,802003-1400,,,,\n`);
    const before = await rowsOfHub(hub.site);
    const { code, output } = await registering(file);
    expect([code, output]).toEqual([
      2,
      expect.stringMatching(/1 fault\. Nothing was changed\.\n {2}line 702, organisationNumber/),
    ]);
    expect(await rowsOfHub(hub.site)).toEqual(before);
  });

  test(
    'what somebody else writes between the trial and a later part refuses that part, and the same file goes on when it is gone',
    async () => {
      const rows = Array.from({ length: 600 }, (_, index) => `Krock ${index},COMPANY,,,,,\n`);
      const file = fileOf('collision.csv', `${HEADER}${rows.join('')}Sist,COMPANY,802003-1442,,,,\n`);
      let taken: { id: string; revision: number } | undefined;
      const between = await proxyTo(`${hub.world.origin}/graphql`, async ({ dryRun, organisations }) => {
        if (dryRun || organisations.length === 500 || taken !== undefined) return;
        taken = await writing('registerOrganisation', {
          name: 'Kom emellan',
          kind: 'COMPANY',
          organisationNumber: '802003-1442',
        });
      });
      try {
        const run = await importing({ HUB_TOKEN: token }, 'organisations', file, '--url', between.url);
        expect([run.code, run.output.split('\n')]).toEqual([
          2,
          [
            "The file can't be imported: 1 fault.",
            '  line 602, organisationNumber (organisationsnummer): Another organisation has this number already: org-kom-emellan.',
            '500 organisations of this file, up to line 501, are in the hub. Take those lines out of the file before you change anything in it, or they would be written again.',
            '',
          ],
        ]);
      } finally {
        await between.close();
      }
      await writing('editOrganisation', { ...taken, organisationNumber: null });
      expect((await registering(file)).output).toBe(
        '101 organisations imported. 500 were there from an earlier run of this file.\n',
      );
      expect((await registering(file)).output).toMatch(/^0 organisations imported\. 601 were there/);
      expect(await count('Krock %')).toBe(600);
    },
    LONG,
  );

  test('signatures on paper are recorded for the agreement’s manager: all or none, refused by line, and once', async () => {
    const manager = await hub.world.token(['agreement-manager:14']);
    const recording = (file: string, ...more: string[]) =>
      importing({ HUB_TOKEN: manager }, 'adherences', file, '--agreement', AGREEMENT, ...address(), ...more);
    const header = 'Organisation;Undertecknad;Dokument;Ställe\r\n';
    const wrong = fileOf(
      'paper-wrong.csv',
      `${header}org-bracke-diakoni;2020-02-30;;\r\norg-som-inte-finns;2020-02-03;;\r\norg-coompanion;2001-02-03;;\r\norg-csr-vastsverige;2020-02-03;;\r\n`,
    );
    const before = await rowsOfHub(hub.site);
    const refused = await recording(wrong);
    expect([refused.code, refused.output.split('\n')]).toEqual([
      2,
      [
        "The file can't be imported: 3 faults. Nothing was changed.",
        '  line 2, signedOn (undertecknad): Wanted a day of the calendar such as 2014-11-25; got "2020-02-30".',
        expect.stringMatching(/^ {2}line 3, organisationId \(organisation\): .*org-som-inte-finns/),
        expect.stringMatching(
          /^ {2}line 4, signedOn \(undertecknad\): The day of the signature, 2001-02-03, is before/,
        ),
        '',
      ],
    ]);
    expect(await rowsOfHub(hub.site)).toEqual(before);

    const file = fileOf(
      'paper.csv',
      `\uFEFF${header}org-bracke-diakoni;2020-02-03;Underskriftslista;rad 1\r\norg-coompanion;2020-02-04;;\r\n`,
    );
    const tried = await recording(file, '--dry-run');
    expect([tried.code, tried.output]).toEqual([
      0,
      '2 signatures would be imported.\nDry run: nothing was changed.\n',
    ]);
    expect(await rowsOfHub(hub.site)).toEqual(before);
    expect((await recording(file)).output).toBe('2 signatures imported.\n');
    expect((await recording(file)).output).toBe(
      '0 signatures imported. 2 were there from an earlier run of this file.\n',
    );
    const { agreement } = await hub.world.data<{ agreement: unknown }>(
      `{ agreement(id: "${AGREEMENT}") { signatories { registered } adherences { nodes {
        state signedAt organisation { id } } } } }`,
    );
    expect(agreement).toMatchObject({
      signatories: { registered: 2 },
      adherences: {
        nodes: expect.arrayContaining([
          expect.objectContaining({ state: 'ACTIVE', organisation: { id: 'org-bracke-diakoni' } }),
          expect.objectContaining({ state: 'ACTIVE', organisation: { id: 'org-coompanion' } }),
        ]),
      },
    });
    const stranger = await importing(
      { HUB_TOKEN: token },
      'adherences',
      file,
      '--agreement',
      AGREEMENT,
      ...address(),
    );
    expect([stranger.code, stranger.output]).toEqual([
      2,
      expect.stringMatching(/takes the role agreement-manager of 14/),
    ]);
  });

  test(
    'signatures name their organisation by its number too, one by one or beside ids; unknown numbers are told by line',
    async () => {
      const manager = await hub.world.token(['agreement-manager:14']);
      const recording = (name: string, text: string, ...more: string[]) =>
        importing(
          { HUB_TOKEN: manager },
          'adherences',
          fileOf(name, text),
          '--agreement',
          AGREEMENT,
          ...address(),
          ...more,
        );
      const numbers = Array.from({ length: 21 }, (_, index) => organisationNumber(8020050 + index));
      for (const [index, number] of numbers.entries()) {
        await writing('registerOrganisation', {
          name: `Med nummer ${index}`,
          kind: 'COMPANY',
          organisationNumber: number,
        });
      }
      const [first = '', ...others] = numbers;
      const header = 'Organisation;Organisationsnummer;Undertecknad\r\n';
      const wrong = `${header}org-med-nummer-0;;2020-02-03\r\n;${first};2020-02-03\r\n;802003-1517;2020-02-03\r\n;;2020-02-03\r\norg-abf-malmo;${first};2020-02-03\r\n;${others[0]};2001-02-03\r\n;123;2020-02-30\r\n`;
      const before = await rowsOfHub(hub.site);
      for (const more of [[], ['--dry-run']]) {
        const { code, output } = await recording('numbers-wrong.csv', wrong, ...more);
        expect([code, output.split('\n')]).toEqual([
          2,
          [
            "The file can't be imported: 7 faults. Nothing was changed.",
            '  line 3, organisationNumber (organisationsnummer): Line 2 has the same organisation.',
            '  line 4, organisationNumber (organisationsnummer): No organisation in the hub has the number "802003-1517".',
            '  line 5, organisationId (organisation): There is nothing in organisationId (organisation) or organisationNumber (organisationsnummer).',
            '  line 6, organisationId (organisation): There is something in organisationId (organisation) and organisationNumber (organisationsnummer): give one of them.',
            expect.stringMatching(/^ {2}line 7, signedOn \(undertecknad\): The day of the signature/),
            '  line 8, organisationNumber (organisationsnummer): This is no organisation number. An organisation number has ten digits; this one has 3.',
            '  line 8, signedOn (undertecknad): Wanted a day of the calendar such as 2014-11-25; got "2020-02-30".',
            '',
          ],
        ]);
      }
      expect((await recording('numbers-none.csv', 'Undertecknad\r\n2020-02-03\r\n')).output).toContain(
        'The column organisationId (organisation) or organisationNumber (organisationsnummer) is missing.',
      );
      expect(await rowsOfHub(hub.site)).toEqual(before);

      const rows = others.map((number) => `16${number.replace('-', '')};2020-02-03\r\n`);
      const good = `Organisationsnummer;Undertecknad\r\n${first};2020-02-03\r\n${rows.join('')}`;
      expect((await recording('numbers.csv', good)).output).toBe('21 signatures imported.\n');
      expect((await recording('numbers.csv', good)).output).toMatch(/^0 signatures imported\. 21 were there/);
      const again = await recording(
        'numbers-again.csv',
        `${header};${first};2020-02-03\r\n;${first};2020-02-04\r\n`,
      );
      const place = '  line 3, organisationNumber (organisationsnummer):';
      expect([again.code, again.output.split('\n')]).toEqual([
        2,
        [
          "The file can't be imported: 3 faults. Nothing was changed.",
          expect.stringMatching(/^ {2}line 2, organisationNumber .*already signed this version\.$/),
          `${place} Line 2 has the same organisation.`,
          `${place} The organisation has already signed this version.`,
          '',
        ],
      ]);

      const nowhere = await importing(
        { HUB_TOKEN: manager },
        'adherences',
        fileOf('numbers-wrong.csv', wrong),
        '--agreement',
        '14-agreement-saknas',
        ...address(),
      );
      expect(nowhere.output.split('\n').filter((line) => line.includes('14-agreement-saknas'))).toEqual([
        '  There is no agreement "14-agreement-saknas".',
      ]);

      const stays = await writing('registerOrganisation', { name: 'Den som stannar', kind: 'COMPANY' });
      await writing('mergeOrganisations', {
        duplicateId: 'org-med-nummer-1',
        duplicateRevision: 1,
        survivorId: stays.id,
        survivorRevision: stays.revision,
      });
      let merged = '';
      await until(
        () => merged === '0 signatures imported. 21 were there from an earlier run of this file.\n',
        60_000,
        async () => {
          merged = (await recording('numbers.csv', good)).output;
        },
      );
      const more = await recording(
        'numbers-more.csv',
        `${good}${organisationNumber(8020099)};2020-02-03\r\n`,
      );
      expect(more.output).toMatch(/No organisation in the hub has the number/);
      expect(more.output).toMatch(/line 3, organisationNumber .*already signed/);
    },
    LONG,
  );

  test('what a run can’t be without, and who may not, is told in one line', async () => {
    const file = fileOf('one.csv', `${HEADER}En rad,COMPANY,,,,,\n`);
    const other = await hub.world.token(['analyst']);
    const refused = await importing({ HUB_TOKEN: other }, 'organisations', file, ...address());
    expect([refused.code, refused.output]).toEqual([
      2,
      expect.stringMatching(/takes the role organisation-registrar/),
    ]);
    const cases: [Record<string, string>, string[], RegExp][] = [
      [{}, ['organisations', file, ...address()], /^no access token: set HUB_TOKEN/],
      [{ HUB_TOKEN: 'a b' }, ['organisations', file, ...address()], /^the access token in HUB_TOKEN is none/],
      [{ HUB_TOKEN: 'abc' }, ['organisations', file, ...address()], /^the hub at .* answered: /],
      [
        { HUB_TOKEN: token },
        ['organisations', `${file}x`, ...address()],
        /can't be read: there is no such file or folder$/,
      ],
      [{ HUB_TOKEN: token }, ['people', file], /^import takes organisations or adherences/],
      [{ HUB_TOKEN: token }, ['organisations'], /the FILE is missing/],
      [{ HUB_TOKEN: token }, ['organisations', file, '--agreement', 'x'], /not --agreement/],
      [{ HUB_TOKEN: token }, ['adherences', file, ...address()], /wants --agreement/],
      [
        { HUB_TOKEN: token },
        ['organisations', file, '--url', 'http://hub.example/'],
        /no further than this machine/,
      ],
      [
        { HUB_TOKEN: token, npm_config_dry_run: 'true' },
        ['organisations', file],
        /^npm took --dry-run for itself: put -- before/,
      ],
    ];
    for (const [env, args, words] of cases) {
      const { code, output, errors } = await importing(env, ...args);
      expect([code, output, errors.split('\n')]).toEqual([3, '', [expect.stringMatching(words)]]);
      expect(errors).not.toContain(token);
    }
    expect(await named('En rad')).toEqual([]);
  });

  test('the token may be in a file, which holds over the variable', async () => {
    const file = fileOf('from-file.csv', `${HEADER}Ur fil,COMPANY,,,,,\n`);
    const tokenFile = fileOf('token', `${token}\n`);
    const run = await importing(
      { HUB_TOKEN: 'x' },
      'organisations',
      file,
      '--token-file',
      tokenFile,
      ...address(),
    );
    expect(run).toMatchObject({ code: 0, output: '1 organisation imported.\n' });
  });
}

/** A number with these first digits and the right check digit. */
function organisationNumber(digits: number): string {
  const nine = `${digits}00`;
  const sum = [...nine].reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${nine.slice(0, 6)}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`;
}

const address = () => ['--url', `${hub.world.origin}/graphql`];

const importing = (env: Record<string, string>, ...args: string[]): Promise<DataRun> =>
  localCommand(hub.site, 'import.mjs', args, env);

const registering = (file: string, ...more: string[]): Promise<DataRun> =>
  importing({ HUB_TOKEN: token }, 'organisations', file, ...address(), ...more);

/** Writes to the register as its registrar does. */
async function writing(mutation: string, input: object): Promise<{ id: string; revision: number }> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const data = await hub.world.data<Record<string, { organisation: never; refusals: unknown[] }>>(
    `mutation($input: ${type}!) { ${mutation}(input: $input) { organisation { id revision } refusals { message } } }`,
    { token, variables: { input: { ...input, idempotencyKey: `${mutation}-${Date.now()}` } } },
  );
  expect(data[mutation]?.refusals).toEqual([]);
  return data[mutation]?.organisation as never;
}

/** Stands before a hub, and does something before it hands a list on. */
async function proxyTo(
  url: string,
  before: (input: { dryRun: boolean; organisations: readonly unknown[] }) => Promise<void>,
) {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    await before(JSON.parse(body).variables.input);
    const { authorization = '', accept = '' } = request.headers;
    const headers = { 'content-type': 'application/json', authorization, accept };
    const answer = await fetch(url, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function fileOf(name: string, text: string): string {
  const file = path.join(path.dirname(hub.site.dataDir), name);
  writeFileSync(file, text);
  return file;
}

async function count(like: string): Promise<number> {
  const [row] = await hubSql<{ count: number }>(
    hub.site,
    'hub_organisations',
    'select count(*)::int as count from organisation where name like $1',
    [like],
  );
  return row?.count ?? 0;
}

async function named(name: string): Promise<unknown[]> {
  const { organisations } = await hub.world.data<{ organisations: { nodes: { name: string }[] } }>(
    `query($search: String) { organisations(filter: { search: $search }, first: 20) {
      nodes { id name kind organisationNumber aliases region { code } sources { document } }
    } }`,
    { variables: { search: name } },
  );
  return organisations.nodes.filter((each) => each.name === name);
}
