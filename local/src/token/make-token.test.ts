import { expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, importJWK, jwtVerify } from 'jose';
import { AUDIENCE, developmentIssuer, makeToken } from './make-token.js';

test('a token can be verified with the public half of the key, and says who may do what until when', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'development' };
  const issuer = developmentIssuer(4000);
  const text = await makeToken({ key, issuer, subject: 'somebody', roles: ['portal:14'], expiresIn: '15m' });
  const { payload, protectedHeader } = await jwtVerify(
    text,
    await importJWK(await exportJWK(publicKey), 'ES256'),
    {
      issuer,
      audience: AUDIENCE,
    },
  );
  expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: 'development' });
  expect(payload).toMatchObject({
    iss: 'http://localhost:4000/dev-issuer',
    sub: 'somebody',
    roles: ['portal:14'],
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(15 * 60);
});
