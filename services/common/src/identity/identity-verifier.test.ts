import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { createIdentitySigner } from './identity-signer.js';
import { createIdentityVerifier } from './identity-verifier.js';

const KID = 'hub-gateway';
const [former, present, foreign] = [1, 2, 3].map(() => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    signer: createIdentitySigner({ ...privateKey.export({ format: 'jwk' }), kid: KID }),
    key: { ...publicKey.export({ format: 'jwk' }), kid: KID },
  };
}) as [Pair, Pair, Pair];
type Pair = { readonly signer: ReturnType<typeof createIdentitySigner>; readonly key: object };

const someone = { subject: 'someone', roles: ['signatory:org-one'] };
const verifierOf = (...pairs: Pair[]) =>
  createIdentityVerifier({ keys: pairs.map(({ key }) => key) as never }, 'regions-12');
const tokenOf = async ({ signer }: Pair, audience = 'regions-12') =>
  `Bearer ${await signer(someone, audience)}`;

it.each([
  ['the former', former],
  ['the present', present],
])('takes what %s key of an issuer signed while it changes its key', async (_which, pair) => {
  const { verify } = verifierOf(former, present);
  expect(await verify(await tokenOf(pair))).toEqual(someone);
});

it('takes nothing that none of the keys signed, or that is for another deployment', async () => {
  const { verify } = verifierOf(former, present);
  await expect(verify(await tokenOf(foreign))).rejects.toThrow(/got signature verification failed/);
  await expect(verify(await tokenOf(present, 'regions-14'))).rejects.toThrow(/for another deployment/);
});

it('takes nothing that a key signed which is listed no more', async () => {
  const { verify } = verifierOf(present);
  await expect(verify(await tokenOf(former))).rejects.toThrow(/got signature verification failed/);
});
