import { type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { COMPLETE, Completeness } from '../graphql/completeness.js';
import { PageInfo } from '../graphql/page-info.js';

/** A row of a list and the cursor to go on from it. */
export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
  /** The row's place among the rows of all deployments; only called for gathered lists. */
  readonly sortKey?: () => string;
}

/** A page of a list, as a resolver returns it. `totalCount` as a function is only called when it is asked for. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | (() => Promise<number>);
  readonly completeness: Completeness;
}

/**
 * The connection and edge types of a node type: `AgreementConnection`, `AgreementEdge`.
 *
 * @param name the node type's name in the schema.
 * @param options.shareable set where another subgraph has the same connection.
 * @param options.several what more than one of them is called, where that is not the name in the plural.
 * @param options.gathered set where several deployments have rows of such lists: the edges then say, to the gateway
 *   alone, where they belong among the rows of the others.
 */
export function connectionOf<Node extends object>(
  nodeType: ClassType<Node>,
  name: string,
  options: { shareable?: boolean; gathered?: boolean; several?: string } = {},
): { Connection: ClassType<Connection<Node>>; Edge: ClassType<Edge<Node>> } {
  const several = options.several ?? severalOf(name);

  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One of a list of ${several}, and its cursor. Swedish: rad.`,
  })
  class EdgeType implements Edge<Node> {
    @Field(() => String, {
      description: 'Opaque: give it as `after` to go on after this row. Swedish: markör.',
    })
    cursor!: string;

    @Field(() => nodeType, { description: 'The row itself, without its cursor. Swedish: post.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of ${several}. Swedish: sida av en lista.`,
  })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], {
      description: 'The rows of the page with their cursors. Swedish: rader med markör.',
    })
    edges!: EdgeType[];

    @Field(() => [nodeType], { description: 'The rows of the page without their cursors. Swedish: rader.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list. Swedish: sidinformation.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description:
        'How many rows the list has in all, over every page; in a list that several regions answer, those of the regions that answered. Swedish: totalt antal.',
    })
    totalCount!: number;

    @Field(() => Completeness, { description: 'Which deployments answered. Swedish: fullständighet.' })
    completeness!: Completeness;
  }

  if (options.gathered) {
    Field(() => String, {
      description:
        'Text that sorts as the list does when its bytes are compared, unique to the row: what pages of several deployments are merged by. Swedish: sorteringsnyckel.',
    })(EdgeType.prototype, 'sortKey');
    Directive('@inaccessible')(EdgeType.prototype, 'sortKey');
  }
  if (options.shareable) {
    Directive('@shareable')(EdgeType);
    Directive('@shareable')(ConnectionType);
  }
  return { Connection: ConnectionType as ClassType<Connection<Node>>, Edge: EdgeType };
}

/** A connection from the edges of one page. */
export function pageOf<Node>(page: {
  readonly edges: readonly Edge<Node>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number | (() => Promise<number>);
}): Connection<Node> {
  const { edges, hasNextPage, hasPreviousPage, totalCount } = page;
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
    completeness: COMPLETE,
  };
}

/** `MergedOrganisation` → `merged organisations`. */
function severalOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${words.replace(/y$/, 'ie')}s`;
}
