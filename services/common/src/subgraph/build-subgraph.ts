import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  type GraphQLSchema,
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
  type TypeDefinitionNode,
  visit,
} from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray, type PubSub } from 'type-graphql';
import { HUB_DIRECTIVES, type HubDirective, subgraphHead } from './directives.js';
import { withFormats } from './formats.js';
import { withHiddenValues } from './hidden-values.js';
import { LIST_SIZE, withListSizes } from './list-sizes.js';
import { sourceResolvers, withSourceRecords } from './source-records.js';

/** Finds the entity of a reference that another subgraph holds; null where there is none. */
// biome-ignore lint/suspicious/noExplicitAny: each service has its own references and context.
export type ReferenceResolver = (reference: any, context: any) => unknown;

export interface SubgraphParts {
  /** Classes with @Resolver. */
  // biome-ignore lint/complexity/noBannedTypes: type-graphql takes classes as Function.
  readonly resolvers: NonEmptyArray<Function>;
  /** Classes of types that no resolver mentions. */
  // biome-ignore lint/complexity/noBannedTypes: type-graphql takes classes as Function.
  readonly orphanedTypes?: Function[];
  /** The hub's directives that the types use; those of connection fields and scalars are added by themselves. */
  readonly composed: readonly HubDirective[];
  /** Values of enums that clients do not see, such as `Color.RED`. Default: none. */
  readonly hiddenValues?: readonly string[];
  /** By type name. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
}

export interface Subgraph {
  readonly schema: GraphQLSchema;
  /** What is committed and composed: the definitions without federation's own. */
  readonly sdl: string;
}

/** Builds a federation 2 subgraph from type-graphql classes. Definitions are in a stable order: roots, then by name. */
export function buildSubgraph({
  resolvers,
  orphanedTypes,
  composed,
  hiddenValues = [],
  references,
}: SubgraphParts): Subgraph {
  const classes = buildSchemaSync({
    resolvers,
    orphanedTypes: orphanedTypes ?? [],
    validate: false,
    // What is made of them below is checked instead, once and whole.
    skipCheck: true,
    pubSub: NO_PUB_SUB,
  });
  const printed = withSourceRecords(parse(printSubgraphSchema(classes)));
  const types = withHiddenValues(definitions(printed), hiddenValues);
  const body = withFormats(withListSizes(types), classes);
  const used = directivesIn(body);
  const head = parse(
    subgraphHead(
      [...used].filter((name) => FEDERATION_DIRECTIVES.has(name)),
      HUB_DIRECTIVE_NAMES.filter((name) => used.has(name) || composed.includes(name)),
    ),
  );
  const typeDefs: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [...head.definitions, ...body.definitions],
  };
  const resolverMap: Record<string, object> = createResolversMap(classes);
  for (const [type, resolve] of Object.entries(references)) {
    resolverMap[type] = { ...resolverMap[type], __resolveReference: resolve };
  }
  if (resolverMap.Source !== undefined) {
    resolverMap.Source = { ...resolverMap.Source, ...sourceResolvers(references.Document) };
  }
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolverMap as never }]);
  return { schema, sdl: `${print(typeDefs)}\n` };
}

/** type-graphql asks for one as soon as there are subscriptions; ours make their streams themselves. */
const NO_PUB_SUB: PubSub = {
  publish: withoutPubSub,
  subscribe: withoutPubSub,
};

function withoutPubSub(): never {
  throw new Error('Expected a subscription with a `subscribe` of its own, got one with topics.');
}

const FEDERATION_DIRECTIVES = new Set([
  'key',
  'shareable',
  'external',
  'requires',
  'provides',
  'inaccessible',
  'override',
  'tag',
  'extends',
  'interfaceObject',
  LIST_SIZE,
]);

const HUB_DIRECTIVE_NAMES = Object.keys(HUB_DIRECTIVES) as HubDirective[];

/** type-graphql makes the roots by itself, without a description. */
const ROOT_DESCRIPTIONS: Readonly<Record<string, string>> = {
  Query: 'What can be asked. Swedish: frågor.',
  Mutation:
    'What can be changed; needs an access token. A refusal that is to be expected is data, only a fault is an error. Swedish: ändringar.',
  Subscription:
    'What can be watched as it happens. A stream goes on after the cursor that it is given. Swedish: prenumerationer.',
};

const ROOTS = Object.keys(ROOT_DESCRIPTIONS);

const LIST_ARGUMENTS = ['filter', 'orderBy', 'first', 'after'];

/** The types alone, roots first and the others by name; arguments by name, those of lists last. */
function definitions(document: DocumentNode): DocumentNode {
  const types = document.definitions
    .filter(isTypeDefinitionNode)
    .map(withRootDescription)
    .sort(byRank((name) => (ROOTS.includes(name) ? ROOTS.indexOf(name) : ROOTS.length)));
  return visit<DocumentNode>(
    { kind: Kind.DOCUMENT, definitions: types },
    {
      FieldDefinition: (field) => ({
        ...field,
        arguments: [...(field.arguments ?? [])].sort(byRank((name) => LIST_ARGUMENTS.indexOf(name))),
      }),
    },
  );
}

function withRootDescription(type: TypeDefinitionNode): TypeDefinitionNode {
  const value = ROOT_DESCRIPTIONS[type.name.value];
  return value === undefined ? type : { ...type, description: { kind: Kind.STRING, value } };
}

function byRank(rank: (name: string) => number): (a: Named, b: Named) => number {
  return (a, b) => rank(a.name.value) - rank(b.name.value) || (a.name.value < b.name.value ? -1 : 1);
}

interface Named {
  readonly name: { readonly value: string };
}

function directivesIn(document: DocumentNode): Set<string> {
  const found = new Set<string>();
  visit(document, {
    Directive({ name }) {
      found.add(name.value);
    },
  });
  return found;
}
