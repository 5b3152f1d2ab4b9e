import { randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import type { DemoConfig } from '../config.js';
import { makeToken } from '../token/make-token.js';

export interface OpenAgreement {
  readonly id: string;
  readonly versionId: string;
  /** The adherence of each organisation that has signed, by the organisation's id. */
  readonly signed: ReadonlyMap<string, string>;
}

/** What the demonstration asks of the hub, as any portal would: through the gateway, with access tokens. */
export interface DemoClient {
  openAgreements(): Promise<OpenAgreement[]>;
  /** @returns the codes of the refusals; none when it was done. */
  sign(agreement: OpenAgreement, organisationId: string): Promise<string[]>;
  withdraw(adherenceId: string, organisationId: string): Promise<string[]>;
}

export function createDemoClient(config: DemoConfig): DemoClient {
  const key = JSON.parse(config.issuerKey) as JWK;

  async function ask<Data>(query: string, variables: object, organisationId?: string): Promise<Data> {
    const token =
      organisationId && (await makeToken({ ...tokenFor(organisationId), key, issuer: config.issuer }));
    const answer = await fetch(config.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(10_000),
    });
    const { data, errors } = (await answer.json()) as { data?: Data; errors?: { message: string }[] };
    if (!data || errors?.length)
      throw new Error(errors?.[0]?.message ?? `the gateway answered ${answer.status}`);
    return data;
  }

  return {
    async openAgreements() {
      const { agreements } = await ask<OpenAgreementsData>(OPEN_AGREEMENTS, {});
      return agreements.nodes.flatMap(({ id, currentVersion, adherences }) =>
        currentVersion ? [{ id, versionId: currentVersion.id, signed: signedOf(adherences.nodes) }] : [],
      );
    },
    async sign({ id, versionId }, organisationId) {
      const input = { agreementId: id, versionId, organisationId, idempotencyKey: randomUUID() };
      const { signAgreement } = await ask<{ signAgreement: Payload }>(SIGN, { input }, organisationId);
      return signAgreement.refusals.map(({ code }) => code);
    },
    async withdraw(adherenceId, organisationId) {
      const input = { adherenceId, idempotencyKey: randomUUID() };
      const { withdrawSignature } = await ask<{ withdrawSignature: Payload }>(
        WITHDRAW,
        { input },
        organisationId,
      );
      return withdrawSignature.refusals.map(({ code }) => code);
    },
  };
}

const OPEN_AGREEMENTS = `query DemonstrationOpenAgreements {
  agreements(filter: { joining: [OPEN] }, first: 100) {
    nodes { id currentVersion { id } adherences(state: ACTIVE, first: 100) { nodes { id organisation { id } } } }
  }
}`;

const SIGN = `mutation DemonstrationSign($input: SignAgreementInput!) {
  signAgreement(input: $input) { refusals { code } }
}`;

const WITHDRAW = `mutation DemonstrationWithdraw($input: WithdrawSignatureInput!) {
  withdrawSignature(input: $input) { refusals { code } }
}`;

interface AdherenceData {
  readonly id: string;
  readonly organisation: { readonly id: string } | null;
}

interface OpenAgreementsData {
  readonly agreements: {
    readonly nodes: readonly {
      readonly id: string;
      readonly currentVersion: { readonly id: string } | null;
      readonly adherences: { readonly nodes: readonly AdherenceData[] };
    }[];
  };
}

interface Payload {
  readonly refusals: readonly { readonly code: string }[];
}

const tokenFor = (organisationId: string) => ({
  subject: `demonstration-${organisationId}`,
  roles: [`signatory:${organisationId}`],
  expiresIn: '1m',
});

function signedOf(adherences: readonly AdherenceData[]): Map<string, string> {
  return new Map(
    adherences.flatMap(({ id, organisation }) => (organisation ? [[organisation.id, id] as const] : [])),
  );
}
