import type { World } from '../world.js';

/** A record as the graph shows it. */
export interface Found {
  readonly id: string;
  /** Its name, title or words; what the kind of record has in that place. */
  readonly label?: string | null;
  readonly sources?: readonly FoundSource[];
  /** Its main values, by the names of the fields that show them. */
  readonly [field: string]: unknown;
}

export interface FoundSource {
  readonly document?: string | null;
  readonly place?: string | null;
  readonly url?: string | null;
  readonly external?: boolean;
}

/** The records of one kind that the graph shows: at an id, or in what the list of records names as `in`. */
export async function findRecords(
  hub: Pick<World, 'data'>,
  kind: string,
  at: { id: string; in?: string | undefined },
): Promise<readonly Found[]> {
  const finder = FINDERS[kind];
  if (!finder) throw new Error(`Expected one of the kinds ${Object.keys(FINDERS).join(', ')}, got ${kind}.`);
  const [field, read = listOf] = finder;
  const variables = {
    ...(field.includes('$id') && { id: at.id }),
    ...(field.includes('$in') && { in: at.in }),
  };
  const declared = Object.keys(variables).map((name) => `$${name}: ${typeOf(field)}`);
  const query = `query${declared.length > 0 ? `(${declared.join(' ')})` : ''} { found: ${field} }`;
  const { found } = await hub.data<{ found: unknown }>(query, { variables });
  return found == null ? [] : read(found as never);
}

/** The field that shows a kind of record, under names that are the same for all, and how its answer is read. */
type Finder = readonly [field: string, read?: (found: never) => readonly Found[]];

const SOURCES = 'sources { document place url }';
const SOURCE = 'source { document place url external }';

/** The fields that the main values of a kind of record are in. */
const VALUES: Readonly<Record<string, string>> = {
  region: 'isoCode nutsCode nuts2Code municipalitiesTotal authority { id }',
  municipality: 'region { code }',
  organisation:
    'sector shortName subkind founded { value } nameInEnglish region { code } organisationNumber aliases',
  agreement: 'level region { code } municipality { code } years',
  body: `region { code } founded { value } decided { value } statedSeats women men
    seats { organisation { id } sector laterOrganisation { id } validFrom { value } }`,
  event: `region { code } date { value } dateStated place focus occurrences registered attended women men
    attendanceApproximate attendanceStated organisers { id }`,
  project: `region { code } nameInEnglish registryNumbers start { value } end { value } statedDuration owner { id }
    funders { id } status ownerUnit applicationRound programme reports { value }
    financing { lines { amount } statedTotal statedSubtotals { stated } }`,
  statistic: 'value valueTo unit approximate',
  need: 'kind',
  goal: 'targetYear',
  goodExample: 'area',
  representationRule: 'minShare maxShare',
  fundingRule: 'maxFunderShare minCofinancingShare',
  document: `kind tags relevance titleRedacted region { code } publisher { id } date { value } meetingDate { value }
    registryNumber documentNumber decidedBy paragraph board`,
  definition: 'year adoptedBy { id } wording traits { term }',
  principle: 'englishName setName',
  actionPlan: 'startYear endYear agreementPeriod contents',
};

const FINDERS: Readonly<Record<string, Finder>> = {
  region: [`region(code: $id) { id label: countyName ${VALUES.region} ${SOURCES} }`],
  municipality: [`municipality(code: $id) { id label: name ${VALUES.municipality} ${SOURCES} }`],
  organisation: [`organisation(id: $id) { id label: name ${VALUES.organisation} ${SOURCES} }`],
  agreement: [`agreement(id: $id) { id label: title ${VALUES.agreement} ${SOURCES} }`],
  body: [`body(id: $id) { id label: name ${VALUES.body} ${SOURCES} }`],
  event: [`event(id: $id) { id label: name ${VALUES.event} ${SOURCES} }`],
  project: [`project(id: $id) { id label: name ${VALUES.project} ${SOURCES} }`],
  statistic: [`region(code: $in) { list: statistics { id label ${VALUES.statistic} ${SOURCES} } }`],
  need: [`region(code: $in) { list: needs { id label ${VALUES.need} ${SOURCES} } }`],
  goal: [`region(code: $in) { list: goals { id label ${VALUES.goal} ${SOURCES} } }`],
  platform: [`region(code: $in) { list: platforms { id label: name ${SOURCES} } }`],
  currentProcess: [`region(code: $in) { list: currentProcesses { id label ${SOURCES} } }`],
  goodExample: [`region(code: $in) { list: goodExamples { id label ${VALUES.goodExample} ${SOURCES} } }`],
  representationRule: [
    `region(code: $in) { list: representationRules { id label ${VALUES.representationRule} ${SOURCES} } }`,
  ],
  statement: [`project(id: $in) { list: statements { id label ${SOURCES} } }`],
  fundingRule: [
    `project(id: $in) { list: fundingRule { id label: wording ${VALUES.fundingRule} ${SOURCES} } }`,
  ],
  document: [`documents(first: 500) { list: nodes { id label: title ${VALUES.document} ${SOURCES} } }`],
  contradiction: [`contradictions { id label: severity ${SOURCES} }`],
  definition: [`definitions { id label: term ${VALUES.definition} ${SOURCES} }`],
  principle: [`agreement(id: $in) { list: principles { id label: name ${VALUES.principle} ${SOURCES} } }`],
  actionPlan: [
    `agreement(id: $in) { list: actionPlans { id label: title ${VALUES.actionPlan} ${SOURCES} } }`,
  ],
  matrixCell: [
    `agreement(id: $in) { participationMatrix { level stage known ${SOURCES} } }`,
    ({ participationMatrix }: { participationMatrix: readonly Cell[] }) =>
      participationMatrix.map(({ level, stage, known, sources }) => ({
        id: `${level}/${stage}`,
        label: String(known),
        sources,
      })),
  ],
  matrixBody: [
    `agreement(id: $in) { participationBodies { name body { id } ${SOURCE} } }`,
    ({ participationBodies }: { participationBodies: readonly MatrixBody[] }) =>
      participationBodies.map(({ name, body, source }) => ({ id: body?.id ?? name, sources: [source] })),
  ],
  signatoryFigure: [
    `agreement(id: $in) { signatories { reported { value approximate label asOf { value } ${SOURCE} } } }`,
    ({ signatories: { reported } }: { signatories: { reported: Figure | null } }) =>
      reported === null ? [] : [{ ...reported, id: String(reported.value), sources: [reported.source] }],
  ],
  // What was looked up outside the documents: when something happened, or how many had signed by then.
  observation: [
    `agreement(id: $in) { milestones { kind label date { value } ${SOURCE} }
      reportedFigures { value approximate label asOf { value } ${SOURCE} } }`,
    ({
      milestones,
      reportedFigures,
    }: {
      milestones: readonly Milestone[];
      reportedFigures: readonly Figure[];
    }) =>
      [
        ...milestones.map(({ kind, label, date, source }) => ({
          id: date.value,
          milestone: { kind, label },
          sources: [source],
        })),
        ...reportedFigures.map(({ value, approximate, label, asOf, source }) => ({
          id: asOf?.value ?? '',
          figure: { value, approximate, label },
          sources: [source],
        })),
      ].filter(({ sources }) => sources.every(({ external }) => external)),
  ],
  webAddress: [
    `documents(first: 500) { nodes { webAddresses { address ${SOURCE} } } }`,
    ({
      nodes,
    }: {
      nodes: readonly { webAddresses: readonly { address: string; source: FoundSource }[] }[];
    }) =>
      nodes.flatMap(({ webAddresses }) =>
        webAddresses.map(({ address, source }) => ({ id: address, sources: [source] })),
      ),
  ],
  identifier: [
    'organisationNumberCheck(value: $id) { input valid }',
    ({ input, valid }: { input: string; valid: boolean }) => [{ id: input, label: String(valid) }],
  ],
};

interface Cell {
  readonly level: string;
  readonly stage: string;
  readonly known: boolean;
  readonly sources: readonly FoundSource[];
}

interface MatrixBody {
  readonly name: string;
  readonly body: { readonly id: string } | null;
  readonly source: FoundSource;
}

interface Figure {
  readonly value: number;
  readonly approximate: boolean;
  readonly label: string | null;
  readonly asOf?: { readonly value: string } | null;
  readonly source: FoundSource;
}

interface Milestone {
  readonly kind: string;
  readonly label: string | null;
  readonly date: { readonly value: string };
  readonly source: FoundSource;
}

/** A record by itself, a list of them, or what holds one of the two as `list`. */
function listOf(
  found: Found | readonly Found[] | { readonly list: Found | readonly Found[] | null },
): readonly Found[] {
  const records = 'list' in found ? (found.list ?? []) : found;
  return Array.isArray(records) ? records : [records as Found];
}

/** The one argument of a finder's field that is no ID. */
const typeOf = (field: string): string => (field.startsWith('organisationNumberCheck') ? 'String!' : 'ID!');
