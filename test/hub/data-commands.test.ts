import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dataCommand, startDataCommand } from '../support/data-command.js';
import { hubDatabaseUrl, hubSql, rowsOfHub } from '../support/hub-database.js';
import { isConfirmation } from '../support/of-region.js';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { regionQueries, WIDE_LIMITS } from '../support/region-queries.js';
import { connected } from '../support/sql.js';
import { until } from '../support/until.js';
import { describeLoneRegion } from './data-commands/lone-region.js';

const LONG = 240_000;
const AGREEMENT = '14-agreement-overenskommelsen';
/** What loads lock, so that they wait for each other. */
const LOAD_LOCK = 7_413_240;
const SIGNED = ['org-bracke-diakoni', 'org-coompanion'];

/** A hub with the facts, in which organisations have signed; and an empty one. */
let full: OwnHub;
let empty: OwnHub;
beforeAll(async () => {
  [full, empty] = await Promise.all([startOwnHub(WIDE_LIMITS), startOwnHub(WIDE_LIMITS, { facts: false })]);
  await hubSql(full.site, 'hub_agreements', "update agreement set joining = 'OPEN' where id = $1", [
    AGREEMENT,
  ]);
  const adherences = [];
  for (const organisationId of SIGNED) adherences.push(await sign(full, organisationId));
  await withdraw(full, adherences[0] ?? '', SIGNED[0] ?? '');
}, LONG);
afterAll(async () => {
  await Promise.all([full?.stop(), empty?.stop()]);
});

describeLoneRegion(() => ({ full, lone: empty }));

test(
  'regions get their rows back, and in an empty hub they give the same graph, to the signature and its time',
  async () => {
    const regions = ['12', '14', '21'];
    // With the record of all of Sweden, since their municipalities and organisations take part in what is national.
    for (const region of ['00', ...regions]) {
      const file = fileOf(full, `${region}.json`);
      const dumped = await dataCommand(full.site, ['dump', '--region', region, '--out', file]);
      expect(dumped).toMatchObject({ code: 0, errors: '' });
      const loaded = await dataCommand(empty.site, ['load', file]);
      const warned = / {2}warned {3}/.test(loaded.output);
      expect(loaded).toMatchObject({ code: warned ? 1 : 0, errors: '' });
      expect(warned).toBe(!/; new: 0 errors, 0 warnings/.test(loaded.output));
      expect(loaded.output).toMatch(/\nLoaded\.\n$/);
    }
    for (const region of regions) {
      for (const [name, query] of Object.entries(regionQueries(region))) {
        const [wanted, got] = await Promise.all([full.world.data(query), empty.world.data(query)]);
        expect({ [name]: shownOf(region, got) }).toEqual({ [name]: shownOf(region, wanted) });
      }
    }
    const [wantedOfAll, gotOfAll] = await Promise.all([full.world.data(OF_ALL), empty.world.data(OF_ALL)]);
    expect(gotOfAll).toEqual(wantedOfAll);
    expect(wantedOfAll).toMatchObject({ definitions: { length: 5 }, contradictions: { length: 15 } });
    const { agreement } = await empty.world.data<{ agreement: Signed }>(COUNT);
    expect(agreement).toMatchObject({
      joining: 'OPEN',
      signatories: { registered: 1, sequence: '3', reported: { value: 90 } },
      adherences: { nodes: [{ state: 'WITHDRAWN' }, { state: 'ACTIVE' }] },
    });
  },
  LONG,
);

test('a file that is loaded again confirms the data and changes nothing, and a dump of what was loaded is the same file', async () => {
  const before = await rowsOfHub(empty.site);
  const again = await dataCommand(empty.site, ['load', fileOf(full, '14.json')]);
  expect(again.output).toMatch(/^0 added, 0 changed, \d+ the same, 0 kept/m);
  const [ofRegion, ofAgreements] = CONFIRMED;
  const { [ofRegion]: earlier, [ofAgreements]: earlierAgreements, ...wantedRows } = before;
  const { [ofRegion]: later, [ofAgreements]: laterAgreements, ...gotRows } = await rowsOfHub(empty.site);
  expect(gotRows).toEqual(wantedRows);
  expect(later).not.toEqual(earlier);
  expect(laterAgreements).not.toEqual(earlierAgreements);

  const copy = fileOf(empty, 'copy.json');
  await dataCommand(empty.site, ['dump', '--region', '14', '--out', copy]);
  const [wanted, got] = [read(fileOf(full, '14.json')), read(copy)];
  for (const file of [wanted, got]) {
    expect(file.activities.freshness).toMatchObject([{ regionCode: '14', basis: 'LOAD' }]);
    delete file.dumpedAt;
    delete file.activities.freshness;
  }
  expect(got).toEqual(wanted);
});

test('signing goes on after a load, from the count that was loaded, and the old file does not undo it', async () => {
  await sign(empty, 'org-csr-vastsverige');
  const { agreement } = await empty.world.data<{ agreement: Signed }>(COUNT);
  expect(agreement.signatories).toMatchObject({ registered: 2, sequence: '4' });
  const { code, output } = await dataCommand(empty.site, ['load', fileOf(full, '14.json')]);
  expect(code).toBe(0);
  expect(output).toMatch(
    /kept +counters 14-agreement-overenskommelsen: 2 are registered here after 4 changes/,
  );
  const after = await empty.world.data<{ agreement: Signed }>(COUNT);
  expect(after.agreement.signatories).toMatchObject({ registered: 2, sequence: '4' });
});

test('a dry run says what would change, record by field, and changes nothing', async () => {
  const file = changed('dry.json', (region) => {
    region.activities.bodies[0].name = 'Ett nytt namn';
    region.activities.goals.push({
      ...region.activities.goals[0],
      id: '14-goal-nytt',
      label: 'Ett nytt mål',
    });
  });
  const before = await rowsOfHub(empty.site);
  const { code, output } = await dataCommand(empty.site, ['load', file, '--dry-run']);
  expect(code).toBe(0);
  expect(output).toMatch(/changed +bodies 14-body-\S+\n +name: ".*" → "Ett nytt namn"/);
  expect(output).toMatch(/added +goals 14-goal-nytt/);
  expect(output).toMatch(
    /1 would be added, 1 would be changed, .*\nchecked: .*\nDry run: nothing was changed\.\n$/,
  );
  expect(await rowsOfHub(empty.site)).toEqual(before);
});

test('a personal number in a file is refused and shown nowhere, and so is a file in another encoding', async () => {
  const number = '811218-9876';
  const file = changed('person.json', (region) => {
    region.organisations.organisations[0].organisationNumber = number;
    region.organisations.organisations[1].description = `Firma ${number}`;
  });
  for (const more of [[], ['--dry-run']]) {
    const { code, output, errors } = await dataCommand(empty.site, ['load', file, ...more]);
    expect(code).toBe(2);
    expect(errors).toMatch(/organisationNumber: expected .*, got a personal number/);
    expect(errors).toMatch(/description: expected no personal number .*, got a personal number/);
    expect(output + errors).not.toMatch(/9876/);
  }
  writeFileSync(file, Buffer.from(JSON.stringify(read(fileOf(full, '14.json')), null, 2), 'latin1'));
  const { code, errors } = await dataCommand(empty.site, ['load', file]);
  expect([code, errors]).toEqual([2, expect.stringMatching(/file line \d+: expected text saved as UTF-8/)]);
});

test('a file with faults in several services is refused as a whole, each fault with its record and field', async () => {
  const file = changed('broken.json', (region) => {
    region.activities.bodies[0].name = 'Ett namn som inte får komma in';
    region.activities.bodies[1].id = '12-body-annan';
    region.activities.events[0].date = '2014-02-30';
    region.organisations.organisations[0].kind = 'FÖRENING';
    region.agreements.agreements[0].currentVersion = 9;
    region.agreements.adherences[0].withdrawnAt = '2001-01-01T00:00:00Z';
  });
  const before = await rowsOfHub(empty.site);
  const { code, errors } = await dataCommand(empty.site, ['load', file]);
  expect(code).toBe(2);
  expect(errors).toMatch(/^The file can't be loaded: \d+ faults\. Nothing was changed\.$/m);
  for (const line of [
    /bodies 12-body-annan id: expected an id that begins with the code of its region/,
    /events 14-event-\S+ date: expected a date .*, got "2014-02-30"/,
    /organisations org-bracke-diakoni kind: .*, got "FÖRENING"/,
    /agreements 14-agreement-overenskommelsen currentVersion: expected the number of one of the versions, got 9/,
    /adherences 14-adherence-\S+ withdrawnAt: expected a time that is not before the signature/,
  ]) {
    expect(errors).toMatch(line);
  }
  expect(await rowsOfHub(empty.site)).toEqual(before);
});

test('a file that names an organisation that nobody holds is refused, though each service alone would take it', async () => {
  const file = changed('stranger.json', (region) => {
    region.agreements.agreements[0].parties[1].organisationId = 'org-som-inte-finns';
  });
  const before = await rowsOfHub(empty.site);
  const { code, output } = await dataCommand(empty.site, ['load', file]);
  expect(code).toBe(2);
  expect(output).toMatch(/refers to an organisation .*\n.*got org-som-inte-finns/);
  expect(output).toMatch(/Refused: nothing was changed\.\n$/);
  expect(await rowsOfHub(empty.site)).toEqual(before);
});

test('a seat of an organisation that nobody holds is taken and told, as the write that made it took it', async () => {
  const file = changed('empty-seat.json', (region) => {
    region.activities.bodies[0].seats[0].organisationId = 'org-som-inte-finns';
  });
  const { code, output } = await dataCommand(empty.site, ['load', file, '--dry-run']);
  expect(code).toBe(1);
  expect(output).toMatch(/warning +seats\.1\.organisationId: .*\n.*got org-som-inte-finns/);
});

test.each([
  [{ version: 2 }, /version: expected 1, the one version that this hub reads/],
  [{ format: 'something/else' }, /format: expected "agreement-hub\/region"/],
  [{ region: '99' }, /region: expected the code of a region/],
  [{ meetings: {} }, /meetings: expected one of the sections/],
  [{ activities: { parties: [] } }, /activities\.parties: expected one of bodies/],
])('a file with %j is refused', async (change, wanted) => {
  const file = fileOf(empty, 'odd.json');
  writeFileSync(file, JSON.stringify({ ...read(fileOf(full, '14.json')), ...change }));
  const { code, errors } = await dataCommand(empty.site, ['load', file]);
  expect(code).toBe(2);
  expect(errors).toMatch(wanted);
});

test('a load gives its outcome as JSON, also where the file is refused', async () => {
  const file = changed('json.json', (region) => {
    region.activities.bodies[0].name = 'Ett nytt namn';
  });
  const dry = await dataCommand(empty.site, ['load', '--json', '--dry-run', file]);
  expect([dry.code, JSON.parse(dry.output)]).toMatchObject([
    0,
    { refused: false, dryRun: true, written: false, changed: 1, changes: [{ kind: 'bodies' }], errors: [] },
  ]);
  writeFileSync(file, JSON.stringify({ ...read(file), version: 2 }));
  const refused = await dataCommand(empty.site, ['load', file, '--json']);
  expect([refused.code, refused.errors, JSON.parse(refused.output)]).toMatchObject([
    2,
    '',
    { refused: true, written: false, faults: [{ field: 'version' }] },
  ]);
});

test('--json that npm keeps for itself holds all the same', async () => {
  const { output, errors } = await dataCommand(full.site, ['check'], { npm_config_json: 'true' });
  expect([JSON.parse(output), errors]).toMatchObject([{ checked: expect.any(Number) }, '']);
});

test.each([
  [['check', '--region', '14'], 'data:check takes [--json] [--demo]: not --region'],
  [['check', 'x.json'], 'data:check takes [--json] [--demo]: not "x.json"'],
  [
    ['dump', '--region', '14', '--dry-run'],
    'data:dump takes [--region NN] [--out FILE] [--demo]: not --dry-run',
  ],
  [['load', 'x.json', '--out', 'y'], 'data:load takes FILE [--dry-run] [--json] [--demo]: not --out'],
])('%j, which means nothing to the command, is refused in one line', async (args, line) => {
  const { code, output, errors } = await dataCommand(empty.site, args);
  expect([code, output]).toEqual([3, '']);
  expect(errors.split('\n')).toEqual([expect.stringContaining(line)]);
});

test('a file that is not there is told in words, and so is a folder', async () => {
  const folder = path.dirname(empty.site.dataDir);
  for (const [name, words] of [
    [fileOf(empty, 'borta.json'), 'there is no such file or folder'],
    [folder, 'it is a folder'],
  ] as const) {
    const { code, errors } = await dataCommand(empty.site, ['load', name]);
    expect([code, errors]).toEqual([3, `${name} can't be read: ${words}`]);
  }
});

test('a personal number that is in the hub already is found by the check and goes out in no dump', async () => {
  const setNote = (note: string | null) =>
    hubSql(full.site, 'hub_agreements', "update document set note = $1 where id = 'doc-related-24'", [note]);
  const [before] = await hubSql<{ note: string | null }>(
    full.site,
    'hub_agreements',
    "select note from document where id = 'doc-related-24'",
  );
  await setNote('Firma 811218\u20119876');
  try {
    const check = await dataCommand(full.site, ['check']);
    const dump = await dataCommand(full.site, ['dump', '--region', '14']);
    expect([check.code, dump.code]).toEqual([2, 2]);
    expect(check.output).toMatch(/documents doc-related-24.*\n +error +note: There is a personal number/);
    expect(dump.errors).toMatch(
      /The region can't be dumped.*\n {2}documents doc-related-24 note: expected no personal/,
    );
    expect(check.output + dump.output + dump.errors).not.toMatch(/9876/);
  } finally {
    await setNote(before?.note ?? null);
  }
});

test(
  'a count that is wrong stops no load of another region, also where somebody signs meanwhile',
  async () => {
    const count = (by: number) =>
      hubSql(
        full.site,
        'hub_agreements',
        'update signatory_counter set registered = registered + $2 where agreement_id = $1',
        [AGREEMENT, by],
      );
    const waits = () =>
      hubSql(
        full.site,
        'hub_agreements',
        "select from pg_locks where locktype = 'advisory' and objid = $1 and not granted",
        [LOAD_LOCK],
      );
    await count(7);
    try {
      const { code, output } = await connected(
        hubDatabaseUrl(full.site, 'hub_agreements'),
        async (holder) => {
          // Loads wait there after they have looked at what is there, and before they have begun.
          await holder.query('select pg_advisory_lock($1)', [LOAD_LOCK]);
          const { end } = startDataCommand(full.site, ['load', fileOf(full, '12.json'), '--dry-run']);
          let waiting = false;
          await until(
            () => waiting,
            60_000,
            async () => {
              waiting = (await waits()).length > 0;
            },
          );
          await count(1);
          await holder.query('select pg_advisory_unlock($1)', [LOAD_LOCK]);
          return end;
        },
      );
      expect(output).not.toMatch(/registered: /);
      expect([code, output]).toEqual([0, expect.stringMatching(/Dry run: nothing was changed/)]);
    } finally {
      await count(-8);
    }
  },
  LONG,
);

test('a dump that no hub would load again is written, and says which record and field are in the way', async () => {
  const [own] = await hubSql<{ id: string }>(
    full.site,
    'hub_agreements',
    'select id from adherence where agreement_id = $1 order by id limit 1',
    [AGREEMENT],
  );
  const setFounded = (founded: string | null) =>
    hubSql(
      full.site,
      'hub_organisations',
      "update organisation set founded = $1 where id = 'org-vastra-gotalandsregionen'",
      [founded],
    );
  const moveSigning = (by: string) =>
    hubSql(
      full.site,
      'hub_agreements',
      'update adherence set signed_at = signed_at + $2::interval where id = $1',
      [own?.id, by],
    );
  await setFounded('2015-02-30');
  await moveSigning('-960 years');
  try {
    const dump = await dataCommand(full.site, ['dump', '--region', '14']);
    expect(dump.code).toBe(1);
    expect(JSON.parse(dump.output)).toMatchObject({ region: '14' });
    // One that can't be read, and one that only the check refuses: each once.
    expect(dump.errors.split('\n')).toEqual([
      'The file holds 2 values with which it can’t be loaded again:',
      '  organisations org-vastra-gotalandsregionen founded: expected a date such as 2014, 2014-11 or 2014-11-25, got "2015-02-30"',
      expect.stringMatching(
        new RegExp(`^  adherences ${own?.id} signedAt: expected .*1800.*, got .*10\\d\\d`),
      ),
    ]);
  } finally {
    await setFounded(null);
    await moveSigning('960 years');
  }
});

test('flags that npm would keep for itself are refused, so that no dry run loads', async () => {
  const run = await dataCommand(empty.site, ['load', fileOf(full, '14.json')], {
    npm_config_dry_run: 'true',
  });
  expect(run).toMatchObject({ code: 3, output: '' });
  expect(run.errors).toMatch(/^npm took --dry-run for itself: put -- before, /);
});

test('the check tells by region and record what is wrong, and its exit code how bad it is', async () => {
  const clean = await dataCommand(full.site, ['check']);
  expect(clean.output).toMatch(
    /^Gävleborg \(21\)\n {2}projects 21-project-alternativa-driftsformer, “.+”\n {4}warning/m,
  );
  expect(clean.output).toMatch(/\d+ records checked: 0 errors, \d+ warnings?, \d+ notices?\n$/);
  expect(clean.output).not.toContain('a document that the hub does not know');
  expect(clean.code).toBe(1);

  await hubSql(
    full.site,
    'hub_agreements',
    "update party set organisation_id = 'org-borta' where agreement_id = $1 and ordinal = 2",
    [AGREEMENT],
  );
  await hubSql(
    full.site,
    'hub_agreements',
    'update signatory_counter set registered = 7 where agreement_id = $1',
    [AGREEMENT],
  );
  const ofParts = 'agreement_id = $1 and ordinal = 1';
  const [statement] = await hubSql(
    full.site,
    'hub_agreements',
    `select source from agreement_statement where ${ofParts}`,
    [AGREEMENT],
  );
  const setSource = (source: unknown) =>
    hubSql(full.site, 'hub_agreements', `update agreement_statement set source = $2 where ${ofParts}`, [
      AGREEMENT,
      JSON.stringify(source),
    ]);
  await setSource({ document: 'En bok', place: 'sidan 1' });
  try {
    const { code, output } = await dataCommand(full.site, ['check', '--json']);
    expect(code).toBe(2);
    const { findings } = JSON.parse(output) as { findings: Record<string, unknown>[] };
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', field: 'statements.1.source', got: 'En bok' }),
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { region: '14', kind: 'counters', id: AGREEMENT, field: 'registered', got: '7' },
      {
        region: '14',
        kind: 'agreements',
        id: AGREEMENT,
        field: 'parties.2.organisationId',
        got: 'org-borta',
      },
    ]);
  } finally {
    await setSource(statement?.source);
    await hubSql(
      full.site,
      'hub_agreements',
      'update party set organisation_id = null where agreement_id = $1 and ordinal = 2',
      [AGREEMENT],
    );
    await hubSql(
      full.site,
      'hub_agreements',
      'update signatory_counter set registered = 1 where agreement_id = $1',
      [AGREEMENT],
    );
  }
});

test(
  'what a region has loaded stays when the hub is started anew with the facts; the commands work while it is stopped',
  async () => {
    const file = changed(
      'renamed.json',
      (region) => {
        region.territories.municipalities[0].name = 'Kommunens nya namn';
      },
      full,
    );
    await full.restart(async () => {
      const { code, output } = await dataCommand(full.site, ['load', file]);
      expect([code, output]).toEqual([0, expect.stringMatching(/changed +municipalities/)]);
      expect((await dataCommand(full.site, ['check'])).output).toMatch(/ 0 errors/);
    });
    const { region } = await full.world.data<{ region: { municipalities: { nodes: { name: string }[] } } }>(
      '{ region(code: "14") { municipalities(first: 50) { nodes { name } } } }',
    );
    expect(region.municipalities.nodes.map(({ name }) => name)).toContain('Kommunens nya namn');
  },
  LONG,
);

/** What is of no region. */
const OF_ALL = `{
  definitions { id kind term englishTerm description traits { term description } year note adoptedBy { id }
    sources { document place record { id } } }
  contradictions { id severity description handling sources { document place record { id } } }
}`;

const COUNT = `{ agreement(id: "${AGREEMENT}") {
  joining signatories { registered sequence reported { value } } adherences { nodes { state } }
} }`;

interface Signed {
  readonly joining: string;
  readonly signatories: { readonly registered: number; readonly sequence: string };
  readonly adherences: { readonly nodes: readonly { readonly state: string }[] };
}

/** The tables of when data was confirmed: of the deployment that has region 14, and of agreements. */
const CONFIRMED = ['hub_regions_14.freshness', 'hub_agreements.region_confirmation'] as const;

// biome-ignore lint/suspicious/noExplicitAny: a file is taken apart.
type Taken = any;

const fileOf = (hub: OwnHub, name: string): string => path.join(path.dirname(hub.site.dataDir), name);

const read = (file: string): Taken => JSON.parse(readFileSync(file, 'utf8'));

/**
 * An answer without the times at which data was confirmed, which are each hub's own, and of what a contradiction is about
 * without the records of other regions.
 */
function shownOf(region: string, answer: unknown): unknown {
  const isShown = (subject: { id: string } | null) =>
    subject !== null && (subject.id.startsWith(region) || !/^\d/.test(subject.id));
  return JSON.parse(JSON.stringify(answer), (key, value) => {
    if (isConfirmation(key)) return 'a time';
    return key === 'concerns' ? value.filter(isShown) : value;
  });
}

/** The dump of region 14 of a hub with a change in it, as another file. */
function changed(name: string, change: (region: Taken) => void, of: OwnHub = full): string {
  const region = read(fileOf(of, '14.json'));
  change(region);
  writeFileSync(fileOf(of, name), JSON.stringify(region));
  return fileOf(of, name);
}

async function sign(hub: OwnHub, organisationId: string): Promise<string> {
  const { signAgreement } = await hub.world.data<Taken>(
    'mutation($input: SignAgreementInput!) { signAgreement(input: $input) { adherence { id } refusals { code } } }',
    {
      token: await hub.world.token([`signatory:${organisationId}`]),
      variables: {
        input: {
          agreementId: AGREEMENT,
          versionId: `${AGREEMENT}-v1`,
          organisationId,
          idempotencyKey: `key-${organisationId}`,
        },
      },
    },
  );
  expect(signAgreement.refusals).toEqual([]);
  return signAgreement.adherence.id;
}

async function withdraw(hub: OwnHub, adherenceId: string, organisationId: string): Promise<void> {
  const { withdrawSignature } = await hub.world.data<Taken>(
    'mutation($input: WithdrawSignatureInput!) { withdrawSignature(input: $input) { refusals { code } } }',
    {
      token: await hub.world.token([`signatory:${organisationId}`]),
      variables: { input: { adherenceId, idempotencyKey: `withdraw-${organisationId}` } },
    },
  );
  expect(withdrawSignature.refusals).toEqual([]);
}
