import { afterAll, beforeAll, expect } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, agreementsWorld, freshKey } from './agreements-world.js';

/** The writes to agreements and versions, by what their payloads show beside refusals and agreement. */
const SHOWN: Readonly<Record<string, string>> = {
  addAgreementVersion: 'version',
  editVersionText: 'version',
  changeVersionState: 'version',
  withdrawVersion: 'version',
  supersedeVersion: 'version',
  addDecision: 'version',
};

const AGREEMENT = `agreement {
  id title kind level policyArea joining joiningNeedsApproval onSupersession revision updatedAt state firstYear years
  region { code } municipality { code } currentVersion { id }
  parties { name sector organisation { id } }
  milestones { kind label date { value } version { id } source { document recordedAt } }
  actionPlans { id title startYear endYear contents document { id } sources { document recordedAt } }
  reportedFigures { value approximate asOf { value } source { document } }
  signatories { value basis registered registerComplete sequence reported { value } }
  sources { document recordedAt }
}`;

const VERSION = `version {
  id number title state text textHash revision withdrawnAt orderKnown predecessor { id } sources { recordedAt }
  decisions { id organ date { value precision } paragraph registryNumber source { document recordedAt } }
}`;

/** What a write answers. */
export interface Written {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  readonly agreement: any;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  readonly version: any;
  readonly refusals: readonly {
    readonly code: string;
    readonly field: string[] | null;
    readonly message: string;
  }[];
}

/** Sends a write; the key is fresh unless the input has one. */
export type Writer = (name: string, input: Record<string, unknown>) => Promise<Written>;

/** The service, and writes of who manages the agreements of Skåne. */
export interface ManagedWorld {
  readonly world: AgreementsWorld;
  readonly write: Writer;
  /** Names the revision at which things are, where the input names none. */
  readonly writeNow: Writer;
}

/** The service for the tests of a file: it starts before the first of them, and until then nothing can be asked of it. */
export function managedWorld(options: { readonly demo?: boolean } = {}): ManagedWorld {
  const world = {} as AgreementsWorld;
  beforeAll(async () => {
    Object.assign(world, await agreementsWorld(options));
  });
  afterAll(() => world.close());
  const write = writer(world, ['agreement-manager:12']);
  return { world, write, writeNow: writesNow(world, write) };
}

/** Writes with these roles; without a subject the caller is anonymous. @throws where the answer has errors. */
export function writer(
  world: AgreementsWorld,
  roles: readonly string[],
  subject: string | null = 'client-of-the-test',
): Writer {
  return async (name, input) => {
    const ask = await world.askAs(subject ?? undefined, roles);
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await ask(
      `mutation ($input: ${type}!) { ${name}(input: $input) {
         ${AGREEMENT} ${SHOWN[name] === undefined ? '' : VERSION} refusals { code field message } } }`,
      { input: { idempotencyKey: freshKey(), ...input } },
    );
    if (errors !== undefined) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data[name];
  };
}

/** Refusals as `CODE field.path`. */
export const short = ({ refusals }: Written): string[] =>
  refusals.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());

/** Every row of what the writes change, as text: the same before and after a refusal. */
export async function rowsOf(world: AgreementsWorld): Promise<string> {
  const tables = [
    'agreement',
    'agreement_version',
    'version_text',
    'decision',
    'milestone',
    'party',
    'action_plan',
    'reported_figure',
    'signatory_counter',
    'adherence',
    'outbox',
    'history_entry',
    'person',
    'loaded_record',
  ];
  const rows = await sql<{ row: string }>(
    world.database.url,
    tables.map((table) => `select '${table} ' || own::text as row from ${table} own`).join(' union all '),
  );
  return rows
    .map(({ row }) => row)
    .sort()
    .join('\n');
}

/** The entries of an agreement's history, the latest last. */
export const historyOf = (world: AgreementsWorld, agreementId: string) =>
  sql<{ action: string; role: string; payload: string }>(
    world.database.url,
    'select action, role, payload from history_entry where chain = $1 order by number',
    [agreementId],
  );

/** The change log of an agreement in its order. */
export const eventsOf = (world: AgreementsWorld, agreementId: string) =>
  sql<{
    sequence: string;
    payload: { change: string | null; organisationId: string | null; signatories: { registered: number } };
  }>(world.database.url, 'select sequence, payload from outbox where key = $1 order by id', [agreementId]);

/** The time at which a client recorded something, whenever that was. */
export const NOW = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);

/** The day in Sweden that lies so many days ahead. */
export const ahead = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000);

/** What a new agreement needs beside its title. */
export const NEW = { kind: 'COMPACT', level: 'REGIONAL', regionCode: '12', onSupersession: 'RESIGN' };

/** Without one a version does not go out for consultation. */
export const TEXT = 'Vi samverkar på lika villkor.';

const PARTIES = [
  { name: 'Region Skåne', sector: 'PUBLIC' },
  { name: 'Den idéburna sektorn', sector: 'CIVIL' },
];

/** Makes an agreement with what it needs to be in force, and one version, UNDER_DISCUSSION. */
export async function agreementMade(
  write: Writer,
  change: Record<string, unknown> = {},
): Promise<{ id: string; versionId: string }> {
  const { agreement } = await write('createAgreement', {
    title: `Överenskommelse ${freshKey()}`,
    ...NEW,
    parties: PARTIES,
    ...change,
  });
  const { version } = await write('addAgreementVersion', {
    agreementId: agreement.id,
    title: 'Första',
    text: TEXT,
  });
  return { id: agreement.id, versionId: version.id };
}

export const DECISION = { organ: 'Regionfullmäktige', date: '2026-03-10', paragraph: '§ 14' };

/** The revision at which an agreement, or a version, is. */
export async function revisionOf(world: AgreementsWorld, id: string): Promise<number> {
  const [row] = await sql<{ revision: number }>(
    world.database.url,
    `select revision from agreement where id = $1
     union all select revision from agreement_version where id = $1`,
    [id],
  );
  if (row === undefined) throw new Error(`Expected ${id} to be there.`);
  return row.revision;
}

/** Sends a write that names what it saw, as it stands. */
export const writesNow =
  (world: AgreementsWorld, write: Writer): Writer =>
  async (name, input) =>
    write(name, {
      revision: await revisionOf(world, String(input.versionId ?? input.agreementId)),
      ...input,
    });

/** Takes a version along its life, step by step. */
export async function takenTo(
  write: Writer,
  world: AgreementsWorld,
  versionId: string,
  ...states: readonly string[]
): Promise<Written> {
  let last: Written | undefined;
  for (const to of states) {
    last = await write('changeVersionState', {
      versionId,
      to,
      revision: await revisionOf(world, versionId),
      ...(to === 'ADOPTED' ? { decision: DECISION } : {}),
    });
    if (last.refusals.length > 0) throw new Error(`${to}: ${JSON.stringify(last.refusals)}`);
  }
  return last as Written;
}

export const TO_ADOPTED = ['DRAFT', 'CONSULTATION', 'ADOPTED'] as const;
export const TO_FORCE = [...TO_ADOPTED, 'IN_FORCE'] as const;
