import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { hubSql, rowsOfHub } from '../../support/hub-database.js';
import type { Mutation } from '../../support/mutations.js';
import { validInput } from '../../support/valid-input.js';
import { LONG_LIVED, ORGANISATION, AGREEMENT as REGIONAL, type SignedHub } from './signed-hub.js';

const LONG = 240_000;
const OTHER_REGIONAL = '12-agreement-overenskommelsen';

/** Everyone who comes: each role for what a write is about and for something else, and who has none. */
const ROLES = [
  'hub-admin',
  'organisation-registrar',
  'analyst',
  'portal:14',
  'portal:12',
  'region-editor:14',
  'region-editor:12',
  'region-editor:00',
  'agreement-manager:14',
  'agreement-manager:12',
  'agreement-manager:1480',
  'agreement-manager:1280',
  'agreement-manager:00',
  `signatory:${ORGANISATION}`,
  'signatory:org-abf-malmo',
] as const;

interface Row {
  /** What the input names, by field. */
  readonly about: Readonly<Record<string, unknown>>;
  /** The roles that may. */
  readonly may: readonly (typeof ROLES)[number][];
}

const REGISTRAR: Row = {
  about: { id: 'org-abf-malmo', duplicateId: 'org-none', survivorId: 'org-abf-malmo' },
  may: ['organisation-registrar', 'hub-admin'],
};
const managed = (territory: string, role: (typeof ROLES)[number]): Row => ({
  about: {
    agreementId: `${territory}-agreement-overenskommelsen`,
    versionId: `${territory}-agreement-overenskommelsen-v1`,
    successorId: `${territory}-agreement-overenskommelsen-v2`,
  },
  may: [role, 'hub-admin'],
});
/** An agreement of a region, of a municipality in it, and of the whole country. */
const AGREEMENTS: readonly Row[] = [
  managed('14', 'agreement-manager:14'),
  managed('1480', 'agreement-manager:1480'),
  managed('00', 'agreement-manager:00'),
];
const edited = (region: string, role: (typeof ROLES)[number]): Row => ({
  about: {
    regionCode: region,
    id: `${region}-body-none`,
    bodyId: `${region}-body-none`,
    seatId: `${region}-seat-none`,
  },
  may: [role, 'hub-admin'],
});
const REGIONS: readonly Row[] = [
  edited('14', 'region-editor:14'),
  edited('12', 'region-editor:12'),
  edited('00', 'region-editor:00'),
];
const SIGNATORY: Row = {
  about: { agreementId: REGIONAL, versionId: `${REGIONAL}-v1`, organisationId: ORGANISATION },
  may: [`signatory:${ORGANISATION}`],
};
/** About the adherence of the organisation that signs before the tests. */
const ADHERENCE = 'the adherence';
/** About an open application of that organisation to another region's agreement: few may see it. */
const APPLICATION = 'the application';
const none = (...may: Row['may']): Row => ({ about: { adherenceId: '12-adherence-none' }, may });
const OF_SIGNATORY: readonly Row[] = [
  { about: { adherenceId: ADHERENCE }, may: SIGNATORY.may },
  { about: { adherenceId: APPLICATION }, may: SIGNATORY.may },
  none(),
];
const OF_MANAGER: readonly Row[] = [
  { about: { adherenceId: ADHERENCE }, may: ['agreement-manager:14', 'hub-admin'] },
  { about: { adherenceId: APPLICATION }, may: ['agreement-manager:12', 'hub-admin'] },
  none('hub-admin'),
];
const right = (role: string | null, ...may: Row['may']): Row => ({
  about: { subject: 'whoever', role },
  may: [...may, 'hub-admin'],
});
const RIGHTS: readonly Row[] = [
  right('agreement-manager:14', 'region-editor:14'),
  right('agreement-manager:1480', 'region-editor:14'),
  right('portal:12', 'region-editor:12'),
  right('agreement-manager:00', 'region-editor:00'),
  right('signatory:org-abf-malmo'),
  right('region-editor:14'),
  right('hub-admin'),
  right(null),
];

/** docs/rights.md, write by write. Written out here, so that it and the hub have to agree. */
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  registerOrganisation: [REGISTRAR],
  registerOrganisations: [REGISTRAR],
  renameOrganisation: [REGISTRAR],
  editOrganisation: [REGISTRAR],
  addOrganisationAlias: [REGISTRAR],
  removeOrganisationAlias: [REGISTRAR],
  mergeOrganisations: [REGISTRAR],
  createAgreement: [
    { about: { level: 'REGIONAL', regionCode: '14' }, may: ['agreement-manager:14', 'hub-admin'] },
    { about: { level: 'LOCAL', municipalityCode: '1480' }, may: ['agreement-manager:1480', 'hub-admin'] },
    { about: { level: 'NATIONAL' }, may: ['agreement-manager:00', 'hub-admin'] },
  ],
  editAgreement: AGREEMENTS,
  addAgreementVersion: AGREEMENTS,
  editVersionText: AGREEMENTS,
  changeVersionState: AGREEMENTS,
  withdrawVersion: AGREEMENTS,
  supersedeVersion: AGREEMENTS,
  addMilestone: AGREEMENTS,
  addDecision: AGREEMENTS,
  addParty: AGREEMENTS,
  removeParty: AGREEMENTS,
  addActionPlan: AGREEMENTS,
  setJoining: AGREEMENTS,
  reportFigure: AGREEMENTS,
  declareRegister: AGREEMENTS,
  recordAdherences: AGREEMENTS,
  approveApplication: OF_MANAGER,
  rejectApplication: OF_MANAGER,
  endAdherence: OF_MANAGER,
  applyToJoin: [SIGNATORY],
  signAgreement: [SIGNATORY],
  withdrawApplication: OF_SIGNATORY,
  withdrawSignature: OF_SIGNATORY,
  createBody: REGIONS,
  editBody: REGIONS,
  addSeat: REGIONS,
  editSeat: REGIONS,
  endSeat: REGIONS,
  createEvent: REGIONS,
  editEvent: REGIONS,
  createProject: REGIONS,
  editProject: REGIONS,
  setProjectFinancing: REGIONS,
  revokeRight: RIGHTS,
  restoreRight: RIGHTS,
  erasePerson: [{ about: { subject: 'whoever' }, may: ['hub-admin'] }],
};

let hub: SignedHub['hub'];
let mutations: readonly Mutation[];
/** The ids of what is about an adherence. */
let adherences: Readonly<Record<string, string>>;
const tokens = new Map<string, string>();
/** The organisation applies to join an agreement whose manager decides on that. @returns the application's id. */
async function applyTo(agreementId: string): Promise<string> {
  const decides = "update agreement set joining = 'OPEN', joining_needs_approval = true where id = $1";
  await hubSql(hub.site, 'hub_agreements', decides, [agreementId]);
  const { applyToJoin } = await hub.world.data<{ applyToJoin: { adherence: { id: string } } }>(
    'mutation ($input: ApplyToJoinInput!) { applyToJoin(input: $input) { adherence { id } } }',
    {
      variables: {
        input: {
          agreementId,
          versionId: `${agreementId}-v1`,
          organisationId: ORGANISATION,
          idempotencyKey: randomUUID(),
        },
      },
      token: await hub.world.token([`signatory:${ORGANISATION}`]),
    },
  );
  return applyToJoin.adherence.id;
}

/** @param who a role, `no role`, or undefined for an anonymous caller. @returns the codes of the refusals. */
async function send({ name, document, input }: Mutation, { about }: Row, who?: string): Promise<string[]> {
  const token = who === undefined ? undefined : tokens.get(who);
  const adherenceId = adherences[String(about.adherenceId)];
  const known = { ...about, ...(adherenceId !== undefined && { adherenceId }) };
  const given = { ...validInput(input, known), idempotencyKey: randomUUID() };
  const data = await hub.world.data<Record<string, { refusals: { code: string }[] } | null>>(document, {
    variables: { input: given },
    ...(token !== undefined && { token }),
  });
  return data[name]?.refusals.map(({ code }) => code) ?? ['no payload'];
}

/** A right that an editor took a hub-admin takes over, so that the editor can't give it back: each role has a holder of its own. */
const ofOneRole = ({ about, may }: Row, role: string): Row => ({
  about: 'subject' in about ? { ...about, subject: `${about.subject} of ${role}` } : about,
  may,
});

/** Who may write what. Those who may do so, on records of the facts. */
export function describeRightsOfWrites(own: () => SignedHub): void {
  beforeAll(async () => {
    ({ hub, mutations } = own());
    adherences = { [ADHERENCE]: own().adherenceId, [APPLICATION]: await applyTo(OTHER_REGIONAL) };
    for (const role of ROLES) tokens.set(role, await hub.world.token([role], LONG_LIVED));
    tokens.set('no role', await hub.world.token([], { ...LONG_LIVED, subject: 'somebody' }));
  });

  test('the table has every write of the schema', () => {
    expect(mutations.length).toBeGreaterThan(30);
    expect(mutations.map(({ name }) => name).filter((name) => !(name in TABLE))).toEqual([]);
  });

  describe('whoever may not', () => {
    test(
      'is refused each write as not authorised and for nothing else, and changes nothing',
      async () => {
        const before = await rowsOfHub(hub.site);
        const letIn: string[] = [];
        let sent = 0;
        for (const mutation of mutations) {
          for (const row of TABLE[mutation.name] ?? []) {
            const others = [...ROLES.filter((role) => !row.may.includes(role)), 'no role', undefined];
            const answers = others.map(async (who) => ({ who, codes: await send(mutation, row, who) }));
            for (const { who, codes } of await Promise.all(answers)) {
              sent += 1;
              if (codes.join() === 'NOT_AUTHORISED') continue;
              letIn.push(`${who} ${mutation.name} ${JSON.stringify(row.about)}: ${codes.join() || 'done'}`);
            }
          }
        }
        expect(letIn).toEqual([]);
        expect(sent).toBeGreaterThan(1_000);
        expect(await rowsOfHub(hub.site)).toEqual(before);
      },
      LONG,
    );
  });

  describe('whoever may', () => {
    test(
      'is not refused as not authorised, whatever else speaks against it',
      async () => {
        const keptOut: string[] = [];
        for (const mutation of mutations) {
          for (const row of TABLE[mutation.name] ?? []) {
            for (const role of row.may) {
              const codes = await send(mutation, ofOneRole(row, role), role);
              if (!codes.includes('NOT_AUTHORISED') && !codes.includes('no payload')) continue;
              keptOut.push(`${role} ${mutation.name} ${JSON.stringify(row.about)}: ${codes.join()}`);
            }
          }
        }
        expect(keptOut).toEqual([]);
      },
      LONG,
    );
  });
}
