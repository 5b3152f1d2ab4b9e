import { askTogether, HubError, type Logger, type Sector, type SignIdentity } from '@hub/common';
import type { OrganisationMerged } from '@hub/schema/events';
import { IDENTITY_HEADER, type Identity, REQUEST_ID_HEADER } from '@hub/schema/identity';
import { request as send } from 'undici';

/** What the register says of an id. */
export interface Standing {
  /** Whether an organisation has it; false for one that was merged. */
  readonly exists: boolean;
  /** What a merged organisation's id leads to; null for any other. */
  readonly mergedInto: string | null;
  /** The sector that the organisation is of, or the one that a merged one's id leads to; null where there is neither. */
  readonly sector: Sector | null;
}

/** Whose request it is asked for. */
export interface Asking {
  readonly requestId: string;
  readonly log: Logger;
}

/** What this service asks of the organisations service. */
export interface OrganisationsClient {
  /**
   * Whether there is an organisation with this id, and of what sector. Those who ask at the same time ask in one request.
   *
   * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service does not say so in time.
   */
  exists(organisationId: string, request: Asking): Promise<Standing>;
  /**
   * The same of several ids, asked for in one request.
   *
   * @throws HubError SUBGRAPH_UNREACHABLE as `exists` does.
   */
  standings(organisationIds: readonly string[], request: Asking): Promise<ReadonlyMap<string, Standing>>;
  /**
   * Every merge there has been, the first one first; the survivor is the one that the id leads to now.
   *
   * @throws HubError SUBGRAPH_UNREACHABLE as `exists` does.
   */
  merges(request: Asking): Promise<OrganisationMerged[]>;
}

export interface OrganisationsClientOptions {
  /** The service's GraphQL address. */
  readonly url: string;
  /** Signs requests in this service's own name. */
  readonly sign: SignIdentity;
  /** The audience the service expects. Default: `organisations`. */
  readonly audience?: string;
  /** Unit: milliseconds. */
  readonly timeoutMs: number;
}

export function createOrganisationsClient(options: OrganisationsClientOptions): OrganisationsClient {
  const { url, sign, audience = 'organisations', timeoutMs } = options;

  const standings = (
    distinct: readonly string[],
    request: Asking,
  ): Promise<ReadonlyMap<string, Standing>> => {
    const representations = distinct.map((id) => ({ __typename: 'Organisation', id }));
    return ask(STANDINGS, { representations }, (data) => standingsOf(distinct, data._entities), request);
  };

  return {
    exists: askTogether({ ask: standings }),

    async standings(ids, request) {
      const distinct = [...new Set(ids)];
      return distinct.length === 0 ? new Map() : standings(distinct, request);
    },

    async merges(request) {
      const merges: OrganisationMerged[] = [];
      let after: string | null = null;
      do {
        const page: Page = await ask(
          MERGES,
          { after },
          ({ mergedOrganisations }) => mergedOrganisations,
          request,
        );
        merges.push(
          ...page.nodes.map(({ id, organisation }) => ({ duplicateId: id, survivorId: organisation.id })),
        );
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return merges;
    },
  };

  async function ask<Answer>(
    query: string,
    variables: object,
    read: (data: Data) => Answer | undefined,
    { requestId, log }: Asking,
  ): Promise<Answer> {
    try {
      const { statusCode, body } = await send(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [IDENTITY_HEADER]: `Bearer ${await sign(SELF, audience)}`,
          [REQUEST_ID_HEADER]: requestId,
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return readAnswer(statusCode, await body.json(), read);
    } catch (error) {
      log.warn({ err: error }, 'the organisations service did not answer');
      throw new HubError(
        'SUBGRAPH_UNREACHABLE',
        'Expected the organisations service to say whether the organisation exists, got no answer. Nothing was changed; try again with the same idempotency key.',
      );
    }
  }
}

/** The service asks in its own name; whoever it asks for has no part in it. */
const SELF: Identity = { subject: 'agreements', roles: [] };

const STANDINGS = `query OrganisationsExist($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Organisation { id sector } }
}`;
const MERGES = `query MergedOrganisations($after: String) {
  mergedOrganisations(first: 500, after: $after) {
    nodes { id organisation { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  readonly nodes: readonly { readonly id: string; readonly organisation: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Found = { readonly id: string; readonly sector: Sector } | null;

interface Data {
  readonly _entities?: readonly Found[];
  readonly mergedOrganisations?: Page;
}

/** The register answers an id that leads on with the organisation it leads to. */
function standingOf(asked: string, found: Found): Standing {
  if (found === null) return { exists: false, mergedInto: null, sector: null };
  return found.id === asked
    ? { exists: true, mergedInto: null, sector: found.sector }
    : { exists: false, mergedInto: found.id, sector: found.sector };
}

/** Each is answered in its place. */
function standingsOf(
  asked: readonly string[],
  found: readonly Found[] | undefined,
): ReadonlyMap<string, Standing> | undefined {
  if (found?.length !== asked.length) return undefined;
  return new Map(asked.map((id, index) => [id, standingOf(id, found[index] as Found)]));
}

function readAnswer<Answer>(status: number, body: unknown, read: (data: Data) => Answer | undefined): Answer {
  const { data, errors } = (body ?? {}) as { data?: Data | null; errors?: unknown };
  const answer = data && errors === undefined ? read(data) : undefined;
  if (answer === undefined) {
    throw new Error(`Expected what the register says, got status ${status} with errors.`);
  }
  return answer;
}
