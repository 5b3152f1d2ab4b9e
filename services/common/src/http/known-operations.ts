import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { BoundedCache } from '../cache/bounded-cache.js';
import { HubError } from '../errors/hub-error.js';

/** An operation that fits the schema. */
export interface KnownOperation {
  /** The one copy of its text. */
  readonly query: string;
  readonly document: DocumentNode;
}

/** How many texts are kept; what runs keeps its own. */
const MOST = 1_000;

/** Operations by their text: where thousands of streams have the same one, it is parsed, checked and kept once. */
export class KnownOperations {
  readonly #known = new BoundedCache<KnownOperation>(MOST);

  constructor(private readonly schema: GraphQLSchema) {}

  /** @returns what is wrong with the text, where something is. */
  get(query: string): KnownOperation | readonly GraphQLError[] {
    const known = this.#known.get(query);
    if (known !== undefined) return known;
    const document = parsed(query);
    if (document instanceof GraphQLError) return [document];
    const faults = validate(this.schema, document);
    if (faults.length > 0) return faults;
    const operation = { query, document };
    this.#known.set(query, operation);
    return operation;
  }
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    return new HubError('GRAPHQL_PARSE_FAILED', (error as Error).message);
  }
}
