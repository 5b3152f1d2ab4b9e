import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshKey, type WritesWorld, writesWorld } from './writes-world.js';

const PROJECT = `project { id name registryNumbers programme owner { id } funders { id } partners { id } bodies { id }
  start { value } end { value } months revision sources { document recordedAt }
  municipalities { municipality { code } role entry }
  financing { currency lines { label amount share inKind funder { id } } linesComplete statedTotal computedTotal
    statedSubtotals { label stated computed } discrepancies { what stated computed difference } }
  fundingRule { id maxFunderShare minCofinancingShare base wording maxGrant(cost: 1000001) } }
  refusals { code message field }`;
const mutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${PROJECT} } }`;
const DOCUMENTS = {
  createProject: mutation('createProject', 'CreateProjectInput'),
  editProject: mutation('editProject', 'EditProjectInput'),
  setProjectFinancing: mutation('setProjectFinancing', 'SetProjectFinancingInput'),
};

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('21', DOCUMENTS);
});
afterAll(() => world.close());

const NEW = {
  regionCode: '21',
  name: 'Öppna dörrar',
  registryNumbers: ['RS 2026/17'],
  programme: 'Demokrati 2030',
  ownerId: 'org-gavle-kommun',
  funderIds: ['org-eruf'],
  bodyIds: ['21-body-regionala-partnerskapet'],
  start: '2026-03',
  end: '2027',
  municipalities: [
    { municipalityCode: '2180', role: 'OWNER' },
    { municipalityCode: '2184', role: 'PARTNER', entry: 'A' },
    { municipalityCode: '2180', role: 'PILOT' },
  ],
};

const fieldsOf = ({ refusals }: { refusals?: { field: string[] | null }[] }): string[] =>
  (refusals ?? []).map(({ field }) => field?.join('.') ?? '').sort();

const make = async () => (await world.write('createProject', NEW)).data.project;

describe('making a project', () => {
  it('stores it with its municipalities, and finds it by number, day and words', async () => {
    const { data, errors } = await world.write('createProject', NEW);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      refusals: [],
      project: {
        id: '21-project-oppna-dorrar',
        name: NEW.name,
        registryNumbers: ['RS 2026/17'],
        programme: 'Demokrati 2030',
        owner: { id: 'org-gavle-kommun' },
        funders: [{ id: 'org-eruf' }],
        partners: [],
        bodies: [{ id: '21-body-regionala-partnerskapet' }],
        start: { value: '2026-03' },
        end: { value: '2027' },
        months: null,
        revision: 1,
        sources: [{ document: null, recordedAt: expect.any(String) }],
        municipalities: [
          { municipality: { code: '2180' }, role: 'OWNER', entry: null },
          { municipality: { code: '2184' }, role: 'PARTNER', entry: 'A' },
          { municipality: { code: '2180' }, role: 'PILOT', entry: null },
        ],
        financing: null,
        fundingRule: null,
      },
    });
    const seen = await world.askActivities(`{
      number: projects(registryNumber: "RS 2026/17") { nodes { id } }
      day: projects(activeOn: "2027-12-31", search: "dörrar") { nodes { id } }
      _entities(representations: [{ __typename: "Municipality", code: "2184" }]) {
        ... on Municipality { projects { nodes { id } } } }
    }`);
    const id = data.project.id;
    expect(seen.data.number.nodes).toEqual([{ id }]);
    expect(seen.data.day.nodes).toEqual([{ id }]);
    expect(seen.data._entities[0].projects.nodes).toContainEqual({ id });
    expect(await world.historyOf(id)).toMatchObject([{ action: 'createProject', role: 'region-editor:21' }]);
  });

  it('is refused with everything at once, and changes nothing', async () => {
    const before = await world.stored();
    const { data } = await world.write('createProject', {
      ...NEW,
      name: 'x\u0001',
      registryNumbers: ['', 'y'.repeat(101)],
      ownerId: 'gävle',
      funderIds: ['org-eruf', 'org-eruf'],
      bodyIds: ['12-body-samverkansradet', '21-body-ingen'],
      steeringGroupId: '',
      start: '2028',
      municipalities: [
        { municipalityCode: '2180', role: 'OWNER' },
        { municipalityCode: '2180', role: 'OWNER', entry: '' },
        { municipalityCode: '9980', role: 'OTHER' },
      ],
    });
    expect(fieldsOf(data)).toEqual([
      'bodyIds.0',
      'bodyIds.1',
      'end',
      'funderIds.1',
      'municipalities.1',
      'municipalities.1.entry',
      'municipalities.2.municipalityCode',
      'name',
      'ownerId',
      'registryNumbers.0',
      'registryNumbers.1',
      'steeringGroupId',
    ]);
    expect(await world.stored()).toEqual(before);
  });
});

describe('changing a project', () => {
  it('sets its municipalities whole, changes what is given and leaves the rest', async () => {
    const project = await make();
    const { data } = await world.write('editProject', {
      id: project.id,
      revision: 1,
      name: 'Stängda dörrar',
      end: null,
      registryNumbers: null,
      municipalities: [
        { municipalityCode: '2132', role: 'PARTNER' },
        { municipalityCode: '2184', role: 'PARTNER', entry: 'A' },
      ],
    });
    expect(data.refusals).toEqual([]);
    expect(data.project).toEqual({
      ...project,
      name: 'Stängda dörrar',
      end: null,
      registryNumbers: [],
      revision: 2,
      sources: [expect.anything()],
      municipalities: [
        { municipality: { code: '2132' }, role: 'PARTNER', entry: null },
        { municipality: { code: '2184' }, role: 'PARTNER', entry: 'A' },
      ],
    });
  });

  it('is refused with everything at once; a stale one shows the project', async () => {
    const { id } = await make();
    const before = await world.stored();
    const { data } = await world.write('editProject', {
      id,
      revision: 1,
      name: null,
      end: '2025',
      ownerId: 'x',
    });
    expect(fieldsOf(data)).toEqual(['end', 'name', 'ownerId']);
    const stale = await world.write('editProject', { id, revision: 0, name: 'N' });
    expect(stale.data).toMatchObject({ project: { id, revision: 1 }, refusals: [{ code: 'CONFLICT' }] });
    const missing = await world.write('editProject', { id: '21-project-inget', revision: 1, name: 'B' });
    expect(missing.data).toMatchObject({ project: null, refusals: [{ code: 'NOT_FOUND', field: ['id'] }] });
    expect(await world.stored()).toEqual(before);
  });
});

describe('setting a project’s financing', () => {
  const LINES = [
    { label: 'Tjänstetid', amount: 400, inKind: true, share: 0.4 },
    { label: 'Kontant', amount: 100, share: 0.1 },
    { label: 'ERUF', amount: 500, funderId: 'org-eruf', share: 0.5 },
  ];
  const RULE = { maxFunderShare: 0.6, wording: 'högst 60 %' };

  it('keeps sums that contradict the lines, and shows where', async () => {
    const { id } = await make();
    const input = {
      id,
      revision: 1,
      financing: {
        lines: LINES,
        statedTotal: 1_100,
        statedSubtotals: [{ label: 'Summa faktisk', stated: 700, lines: [2, 3] }],
      },
      fundingRule: RULE,
      idempotencyKey: freshKey(),
    };
    const { data, errors } = await world.write('setProjectFinancing', input);
    expect(errors).toBeUndefined();
    expect(data.refusals).toEqual([]);
    expect(data.project).toMatchObject({
      revision: 2,
      financing: {
        currency: 'SEK',
        lines: [
          { label: 'Tjänstetid', amount: 400, share: 0.4, inKind: true, funder: null },
          { label: 'Kontant', amount: 100, share: 0.1, inKind: false, funder: null },
          { label: 'ERUF', amount: 500, share: 0.5, inKind: false, funder: { id: 'org-eruf' } },
        ],
        linesComplete: false,
        statedTotal: 1_100,
        computedTotal: 1_000,
        statedSubtotals: [{ label: 'Summa faktisk', stated: 700, computed: 600 }],
        discrepancies: [
          { what: 'Summa faktisk', stated: 700, computed: 600, difference: 100 },
          { what: 'Totalt', stated: 1_100, computed: 1_000, difference: 100 },
        ],
      },
      fundingRule: {
        id: id.replace('-project-', '-rule-'),
        maxFunderShare: 0.6,
        minCofinancingShare: 0.4,
        base: null,
        wording: 'högst 60 %',
        maxGrant: 600_000,
      },
    });
    expect((await world.write('setProjectFinancing', input)).data).toEqual(data);
    expect(await world.historyOf(id)).toMatchObject([
      {},
      { action: 'setProjectFinancing', payload: { revision: 2, changed: { fundingRule: RULE } } },
    ]);
    const emptied = await world.write('setProjectFinancing', { id, revision: 2, financing: null });
    expect(emptied.data).toMatchObject({ refusals: [], project: { financing: null, fundingRule: RULE } });
  });

  it('refuses stated sums that are more together than an answer holds', async () => {
    const { id } = await make();
    const lines = Array.from({ length: 10 }, () => ({ label: 'L', amount: 1 }));
    const statedSubtotals = lines.map((_line, index) => ({ label: 'S', stated: 1e15, lines: [index + 1] }));
    const { data } = await world.write('setProjectFinancing', {
      id,
      revision: 1,
      financing: { lines, statedTotal: 10, statedSubtotals },
    });
    expect(data.refusals).toMatchObject([{ field: ['financing', 'statedSubtotals'] }]);
  });

  it('refuses a funder that pays more than the rule lets it, whichever of the two is new', async () => {
    const { id } = await make();
    const high = { id, revision: 1, financing: { lines: LINES }, fundingRule: { maxFunderShare: 0.4 } };
    const { data } = await world.write('setProjectFinancing', high);
    expect(data.refusals).toEqual([
      {
        code: 'INVALID_INPUT',
        field: ['financing'],
        message:
          'The funder (finansiär) pays more than the rule lets it. It should be at most 40 % of the financing, but would be 50 %.',
      },
    ]);
    await world.write('setProjectFinancing', { id, revision: 1, financing: { lines: LINES } });
    const rule = await world.write('setProjectFinancing', {
      id,
      revision: 2,
      fundingRule: { maxFunderShare: 0.4 },
    });
    expect(rule.data).toMatchObject({
      project: { revision: 2, fundingRule: null },
      refusals: [{ code: 'INVALID_INPUT', field: ['fundingRule'] }],
    });
  });

  it('refuses shares that are not the whole, and those that are not their amounts’, with all else at once', async () => {
    const { id } = await make();
    const before = await world.stored();
    const { data } = await world.write('setProjectFinancing', {
      id,
      revision: 1,
      financing: {
        lines: [
          { label: '', amount: -1, share: 0.2 },
          { label: 'B', amount: 1e13, funderId: 'eu', share: 0.3 },
        ],
        statedTotal: -5,
        statedSubtotals: [
          { label: 'S', stated: 1, lines: [] },
          { label: 'T', stated: 1, lines: [1, 1, 3] },
        ],
      },
      fundingRule: { maxFunderShare: 0.6, minCofinancingShare: 0.3, base: 'x'.repeat(501) },
    });
    expect(fieldsOf(data)).toEqual([
      'financing.lines',
      'financing.lines.0.amount',
      'financing.lines.0.label',
      'financing.lines.1.amount',
      'financing.lines.1.funderId',
      'financing.statedSubtotals.0.lines',
      'financing.statedSubtotals.1.lines.1',
      'financing.statedSubtotals.1.lines.2',
      'financing.statedTotal',
      'fundingRule',
      'fundingRule.base',
    ]);
    expect(await world.stored()).toEqual(before);
  });

  it('holds a share against its amount, and the funder’s against the rule, where the amounts can be', async () => {
    const { id } = await make();
    const set = (amount: number, share: number) =>
      world.write('setProjectFinancing', {
        id,
        revision: 1,
        financing: {
          lines: [
            { label: 'A', amount, share },
            { label: 'B', amount: 500, share: 0.7, funderId: 'org-eruf' },
          ],
        },
        fundingRule: { maxFunderShare: 0.4 },
      });
    expect(fieldsOf((await set(500, 0.3)).data)).toEqual([
      'financing',
      'financing.lines.0.share',
      'financing.lines.1.share',
    ]);
    expect(fieldsOf((await set(-5, 0.3)).data)).toEqual(['financing.lines.0.amount']);
    expect(fieldsOf((await set(500, 1.3)).data)).toEqual([
      'financing',
      'financing.lines.0.share',
      'financing.lines.1.share',
    ]);
  });
});
