import { AUDIENCE, developmentIssuer, type Hub, makeToken } from '@hub/local';
import { Pool } from 'undici';
import type { Writers } from './turns.js';

const SIGN = `mutation ($input: SignAgreementInput!) { signAgreement(input: $input) {
  adherence { id state } agreement { signatories { registered } } refusals { code message } } }`;
const WITHDRAW = `mutation ($input: WithdrawSignatureInput!) { withdrawSignature(input: $input) {
  adherence { id state } agreement { signatories { registered } } refusals { code message } } }`;

interface Answer {
  readonly data?: Record<string, { adherence: { id: string } | null } | null>;
}

/** Clients of the whole hub, each with a connection and a token of its own. */
export async function hubClients(hub: Hub, organisationIds: readonly string[]): Promise<Writers> {
  const { origin, pathname } = new URL(hub.url);
  const pool = new Pool(origin, { connections: organisationIds.length, pipelining: 1 });
  const clients = await Promise.all(
    organisationIds.map(async (organisationId) => {
      const token = await makeToken({
        key: hub.keys.issuer,
        issuer: developmentIssuer(hub.plan.gatewayPort),
        audience: AUDIENCE,
        subject: `client-of-${organisationId}`,
        roles: [`signatory:${organisationId}`],
      });
      const write = async (name: string, query: string, input: object): Promise<string> => {
        const response = await pool.request({
          path: pathname,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            authorization: `Bearer ${token}`,
          },
          body: JSON.stringify({ query, variables: { input } }),
        });
        const text = await response.body.text();
        const id = (JSON.parse(text) as Answer).data?.[name]?.adherence?.id;
        if (id === undefined) throw new Error(`Expected ${name} to be done, got ${text.slice(0, 500)}`);
        return id;
      };
      return {
        sign: (agreementId: string, signer: string, idempotencyKey: string) =>
          write('signAgreement', SIGN, {
            agreementId,
            versionId: `${agreementId}-v1`,
            organisationId: signer,
            idempotencyKey,
          }),
        async withdraw(adherenceId: string, _organisationId: string, idempotencyKey: string) {
          await write('withdrawSignature', WITHDRAW, { adherenceId, idempotencyKey });
        },
      };
    }),
  );
  return { clients, organisationIds, name: 'hub' };
}
