import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { dataDirectory } from '../data-directory.js';
import { HubFailure, wordsOf } from '../failure.js';
import { readKey } from '../keys.js';
import { developmentIssuer, makeToken } from '../token/make-token.js';
import { roleOf } from '../token/roles.js';

/**
 * `npm run token`: makes an access token of the development issuer for the hub of this checkout.
 *
 * @returns the token.
 * @throws {HubFailure} in production, for arguments that don't do, and where no hub has been started yet.
 */
export async function token(args: readonly string[]): Promise<string> {
  const config = readConfig();
  if (config.production) {
    throw new HubFailure(
      'there is no development issuer where NODE_ENV is production: ask your OpenID Connect issuer',
    );
  }
  const options = parse(args);
  const role = roleOf(options.role, {
    ...(options.organisation !== undefined && { organisation: options.organisation }),
    ...(options.region !== undefined && { region: options.region }),
    ...(options.territory !== undefined && { territory: options.territory }),
  });
  const expiresIn = options.expires ?? '1h';
  if (!/^[1-9]\d{0,6}[smhd]$/.test(expiresIn)) {
    throw new HubFailure(`--expires is "${expiresIn}", wanted a time such as 90s, 15m, 1h or 7d`);
  }
  const demo = options.demo ?? false;
  const directory = await dataDirectory(config.dataDir, { embedded: config.databaseUrl === undefined, demo });
  const key = await readKey(directory.path, 'issuer');
  if (!key)
    throw new HubFailure(
      `no hub has been started on ${directory.path}: run npm start${demo ? ' -- --demo' : ''}`,
    );
  const subject = options.subject ?? `development-${role.replaceAll(':', '-')}`;
  return makeToken({ key, issuer: developmentIssuer(config.port), subject, roles: [role], expiresIn });
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        role: text,
        organisation: text,
        region: text,
        territory: text,
        subject: text,
        expires: text,
        demo: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new HubFailure(wordsOf(error), { cause: error });
  }
}
