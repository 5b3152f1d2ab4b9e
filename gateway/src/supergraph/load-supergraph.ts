import { type GraphQLSchema, isInterfaceType, isObjectType, parse, validateSchema } from 'graphql';
import {
  type Gathered,
  type Keys,
  type LiveField,
  type Placements,
  readGathered,
  readKeys,
  readLive,
  readPlacements,
} from './directives.js';
import { faultsOfFieldSets } from './field-sets.js';
import { applyFormats } from './formats.js';
import { type Graph, readGraphNames, readGraphs } from './graphs.js';
import { type ListSizes, readListSizes } from './list-sizes.js';
import { readNeededFields } from './needed-fields.js';
import { type Homes, type PlacedFields, readHomes, readPlacedFields } from './placed-fields.js';
import { createPlanner, type Planner } from './planner.js';
import { buildFullSchema, buildPublicSchema } from './public-schema.js';

/** A composed graph, read once: what clients may see, how to plan, and what the composed directives say. */
export interface Supergraph {
  /** What clients see: nothing of federation, nothing @inaccessible; descriptions and deprecations kept. */
  readonly publicSchema: GraphQLSchema;
  /** The whole graph, @inaccessible elements too; never shown to clients. */
  readonly fullSchema: GraphQLSchema;
  readonly planner: Planner;
  /** Every subgraph by name, with the address it was composed with. */
  readonly graphs: ReadonlyMap<string, Graph>;
  /** Every field name of the graph: response keys the planner may add on its own. */
  readonly fieldNames: ReadonlySet<string>;
  /**
   * Fields that take arguments and that some field or key needs (`@requires`, `@key`): the planner fetches them on
   * its own, with arguments that need not be the client's.
   */
  readonly neededWithArguments: ReadonlySet<string>;
  /** `@placement`: by subgraph, the placed types and the key whose first two characters place an entity. */
  readonly placements: Placements;
  /** `@gather`: by `Type.field`, the fields whose rows lie in several placements. */
  readonly gathered: Gathered;
  /** `@placedBy`: by `Type.field`, the way to the value of the arguments that places the field. */
  readonly placedFields: PlacedFields;
  /** By `Type.field` of the root types, the subgraphs that answer it. */
  readonly homes: Homes;
  /** By subgraph and entity type, a key that the subgraph can be asked by. */
  readonly keys: Keys;
  /** `@live`: by name of the subscription field. */
  readonly live: ReadonlyMap<string, LiveField>;
  /** `@listSize`: how many rows fields may give, by `Type.field`. */
  readonly listSizes: ListSizes;
}

/**
 * Reads a supergraph (federation 2, as composed).
 *
 * @throws Error naming every fault when the text is not GraphQL, not a supergraph, its public part is not valid, or its field sets
 * name what is not there.
 */
export function loadSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  const graphs = readGraphs(document);
  if (graphs.size === 0) {
    throw new Error(
      'This is not a supergraph: expected an enum join__Graph that names at least one subgraph, found none.',
    );
  }
  const publicSchema = buildPublicSchema(document);
  const faults = validateSchema(publicSchema);
  if (faults.length > 0) {
    throw new Error(
      `The public schema is not valid:\n${faults.map((fault) => `- ${fault.message}`).join('\n')}`,
    );
  }
  const fullSchema = buildFullSchema(document);
  const faultsOfSets = faultsOfFieldSets(document, fullSchema);
  if (faultsOfSets.length > 0) throw new Error(`The supergraph is not valid:\n${faultsOfSets.join('\n')}`);
  const graphNames = readGraphNames(document);
  for (const schema of [publicSchema, fullSchema]) applyFormats(schema, document);
  return {
    publicSchema,
    fullSchema,
    planner: createPlanner(sdl),
    graphs,
    fieldNames: namesOfFields(fullSchema),
    neededWithArguments: readNeededFields(document, fullSchema),
    placements: readPlacements(document),
    gathered: readGathered(document, graphNames),
    placedFields: readPlacedFields(document),
    homes: readHomes(document, graphNames),
    keys: readKeys(document, graphNames),
    live: readLive(document),
    listSizes: readListSizes(document),
  };
}

function namesOfFields(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set(['__typename', '_entities']);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const name of Object.keys(type.getFields())) names.add(name);
    }
  }
  return names;
}
