import type { World } from '../world.js';

/** A record as the graph shows it. */
export interface Found {
  readonly id: string;
  /** Its name, title or words; what the kind of record has in that place. */
  readonly label?: string | null;
  readonly sources?: readonly FoundSource[];
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

const FINDERS: Readonly<Record<string, Finder>> = {
  region: [`region(code: $id) { id label: countyName ${SOURCES} }`],
  municipality: [`municipality(code: $id) { id label: name ${SOURCES} }`],
  organisation: [`organisation(id: $id) { id label: name ${SOURCES} }`],
  agreement: [`agreement(id: $id) { id label: title ${SOURCES} }`],
  body: [`body(id: $id) { id label: name ${SOURCES} }`],
  event: [`event(id: $id) { id label: name ${SOURCES} }`],
  project: [`project(id: $id) { id label: name ${SOURCES} }`],
  statistic: [`region(code: $in) { list: statistics { id label ${SOURCES} } }`],
  need: [`region(code: $in) { list: needs { id label ${SOURCES} } }`],
  goal: [`region(code: $in) { list: goals { id label ${SOURCES} } }`],
  platform: [`region(code: $in) { list: platforms { id label: name ${SOURCES} } }`],
  currentProcess: [`region(code: $in) { list: currentProcesses { id label ${SOURCES} } }`],
  goodExample: [`region(code: $in) { list: goodExamples { id label ${SOURCES} } }`],
  representationRule: [`region(code: $in) { list: representationRules { id label ${SOURCES} } }`],
  statement: [`project(id: $in) { list: statements { id label ${SOURCES} } }`],
  fundingRule: [`project(id: $in) { list: fundingRule { id label: wording ${SOURCES} } }`],
  document: [`documents(first: 500) { list: nodes { id label: title ${SOURCES} } }`],
  contradiction: [`contradictions { id label: severity ${SOURCES} }`],
  definition: [`definitions { id label: term ${SOURCES} }`],
  principle: [`agreement(id: $in) { list: principles { id label: name ${SOURCES} } }`],
  actionPlan: [`agreement(id: $in) { list: actionPlans { id label: title ${SOURCES} } }`],
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
    `agreement(id: $in) { signatories { reported { value ${SOURCE} } } }`,
    ({ signatories: { reported } }: { signatories: { reported: Figure | null } }) =>
      reported === null ? [] : [{ id: String(reported.value), sources: [reported.source] }],
  ],
  // What was looked up outside the documents: when something happened, or how many had signed by then.
  observation: [
    `agreement(id: $in) { milestones { date { value } ${SOURCE} } reportedFigures { asOf { value } ${SOURCE} } }`,
    ({
      milestones,
      reportedFigures,
    }: {
      milestones: readonly Milestone[];
      reportedFigures: readonly Figure[];
    }) =>
      [
        ...milestones.map(({ date, source }) => ({ id: date.value, sources: [source] })),
        ...reportedFigures.map(({ asOf, source }) => ({ id: asOf?.value ?? '', sources: [source] })),
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
  readonly asOf?: { readonly value: string } | null;
  readonly source: FoundSource;
}

interface Milestone {
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
