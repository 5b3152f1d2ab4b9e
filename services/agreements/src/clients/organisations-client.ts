import { HubError, type Logger, type SignIdentity } from '@hub/common';
import { IDENTITY_HEADER, type Identity, REQUEST_ID_HEADER } from '@hub/schema/identity';

/** What this service asks of the organisations service. */
export interface OrganisationsClient {
  /**
   * Whether there is an organisation with this id.
   *
   * @throws HubError SUBGRAPH_UNREACHABLE where the organisations service does not say so in time.
   */
  exists(organisationId: string, request: { requestId: string; log: Logger }): Promise<boolean>;
}

export interface OrganisationsClientOptions {
  /** The service's GraphQL address. */
  readonly url: string;
  /** Signs requests in this service's own name. */
  readonly sign: SignIdentity;
  /** The audience the service expects. Default: `organisations`. */
  readonly audience?: string;
  /** Unit: milliseconds. Default: 5000. */
  readonly timeoutMs?: number;
}

export function createOrganisationsClient(options: OrganisationsClientOptions): OrganisationsClient {
  const { url, sign, audience = 'organisations', timeoutMs = 5_000 } = options;

  const asked = new Map<string, Promise<boolean>>();

  return {
    exists(id, request) {
      // Who asks for the same organisation while it is being asked for shares the answer; none is kept.
      const known = asked.get(id);
      if (known !== undefined) return known;
      const answer = ask(id, request).finally(() => asked.delete(id));
      asked.set(id, answer);
      return answer;
    },
  };

  async function ask(id: string, { requestId, log }: { requestId: string; log: Logger }): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [IDENTITY_HEADER]: `Bearer ${await sign(SELF, audience)}`,
          [REQUEST_ID_HEADER]: requestId,
        },
        body: JSON.stringify({ query: QUERY, variables: { id } }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return readAnswer(response.status, await response.json());
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

const QUERY = 'query OrganisationExists($id: ID!) { organisation(id: $id) { id } }';

function readAnswer(status: number, body: unknown): boolean {
  const { data, errors } = (body ?? {}) as {
    data?: { organisation?: { id: string } | null };
    errors?: unknown;
  };
  if (errors !== undefined || data?.organisation === undefined) {
    throw new Error(`Expected an organisation or null, got status ${status} with errors.`);
  }
  return data.organisation !== null;
}
