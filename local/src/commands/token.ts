import { parseArgs } from 'node:util';
import { ROLE_SCOPES, subjectFault } from '@hub/schema/identity';
import { readConfig } from '../config.js';
import { dataDirectory } from '../data-directory.js';
import { HubFailure, wordsOf } from '../failure.js';
import { readKey } from '../keys.js';
import { developmentIssuer, makeToken } from '../token/make-token.js';
import { roleOf } from '../token/roles.js';

const HELP = `An access token of the development issuer, for the hub of this checkout.

  npm run -s token -- --role ROLE [--organisation ID | --region NN | --territory CODE] [--expires TIME]
      Prints the token, and nothing else, on standard output.

  --role ROLE        ${Object.keys(ROLE_SCOPES).join(', ')}
  --organisation ID  whose role it is, of signatory
  --region NN        the region of region-editor and portal
  --territory CODE   the region or municipality of agreement-manager; 00 for the national agreements
  --subject X        whom the token names; default: one for each role
  --expires TIME     how long it holds, such as 90s, 15m, 1h or 7d; default: 1h
  --demo             for the demonstration (npm start -- --demo)

There is none where NODE_ENV is production. Exit codes: 0 done; 1 could not be made.
`;

/**
 * `npm run token`: makes an access token of the development issuer for the hub of this checkout.
 *
 * @returns the token; with `--help` what the command takes.
 * @throws {HubFailure} in production, for arguments that don't do, and where no hub has been started yet.
 */
export async function token(args: readonly string[]): Promise<string> {
  if (args.includes('--help')) return HELP.trimEnd();
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
  const subject = options.subject ?? defaultSubject(role);
  const fault = subjectFault(subject);
  if (fault !== undefined) throw new HubFailure(`--subject does not do: expected ${fault}`);
  const demo = options.demo ?? false;
  const directory = await dataDirectory(config.dataDir, { embedded: config.databaseUrl === undefined, demo });
  const key = await readKey(directory.path, 'issuer');
  if (!key)
    throw new HubFailure(
      `no hub has been started on ${directory.path}: run npm start${demo ? ' -- --demo' : ''}`,
    );
  return makeToken({ key, issuer: developmentIssuer(config.port), subject, roles: [role], expiresIn });
}

/** Organisations' ids may have letters that a subject may not. */
const defaultSubject = (role: string): string =>
  `development-${role.replaceAll(':', '-').replace(/[^ -~]+/gu, encodeURIComponent)}`;

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
