// A real OIDC server (oidc-provider) as a process of its own: `node run-oidc-server.mjs '<JSON>'` with the fields below.
// Says "ready" when it listens.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { port, issuer, keys, clients, lifetime } = JSON.parse(process.argv[2]);

const provider = new Provider(issuer, {
  jwks: { keys },
  clients: clients.map(({ id, secret, roles }) => ({
    client_id: id,
    client_secret: secret,
    roles,
    id_token_signed_response_alg: keys[0].alg,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  })),
  extraClientMetadata: { properties: ['roles'] },
  extraTokenClaims: (context) => ({ hub: { roles: context.oidc.client.roles } }),
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, resource) => ({
        scope: 'hub',
        audience: resource,
        accessTokenFormat: 'jwt',
        accessTokenTTL: lifetime,
        jwt: { sign: { alg: keys[0].alg } },
      }),
    },
  },
});

createServer(provider.callback()).listen(port, '127.0.0.1', () => process.stdout.write('ready\n'));
// Whoever started it has gone.
process.stdin.on('end', () => process.exit()).resume();
