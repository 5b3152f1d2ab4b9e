import { randomUUID } from 'node:crypto';
import type { World } from '../world.js';
import { hubSql } from './hub-database.js';
import type { Site } from './launcher.js';

/** What came of a signing. */
export interface Signed {
  readonly adherence: { readonly id: string } | null;
  readonly refusals: readonly { readonly code: string; readonly message: string; readonly field: string[] }[];
}

/** Lets an agreement of a site's hub be signed, as a manager would: no source says that it may. */
export async function openForJoining(site: Site, agreementId: string): Promise<void> {
  await hubSql(site, 'hub_agreements', "update agreement set joining = 'OPEN' where id = $1", [agreementId]);
}

/** An organisation signs the first version of an agreement. */
export async function signIn(
  world: World,
  agreementId: string,
  organisationId: string,
  more: { readonly subject?: string; readonly signer?: object; readonly idempotencyKey?: string } = {},
): Promise<Signed> {
  const { subject, signer = null, idempotencyKey = randomUUID() } = more;
  const { signAgreement } = await world.data<{ signAgreement: Signed }>(
    `mutation ($input: SignAgreementInput!) {
      signAgreement(input: $input) { adherence { id } refusals { code message field } }
    }`,
    {
      variables: {
        input: { agreementId, versionId: `${agreementId}-v1`, organisationId, signer, idempotencyKey },
      },
      token: await world.token([`signatory:${organisationId}`], subject === undefined ? {} : { subject }),
    },
  );
  return signAgreement;
}
