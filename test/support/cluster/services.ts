import type { TestIssuer } from '../identities.js';

type Environment = Record<string, string> & { readonly PORT: string };

export interface ServicesOptions {
  readonly urls: Readonly<Record<'agreements' | 'events' | 'organisations' | 'regions', string>>;
  /** Where NATS is, if the log is kept there. */
  readonly log: Readonly<Record<string, string>>;
  readonly hubIssuer: TestIssuer;
  readonly agreementsIssuer: TestIssuer;
  readonly agreementsPorts: readonly number[];
  readonly organisationsPort: number;
  readonly regionsPort: number;
}

/** The environments of the services' processes. */
export function serviceEnvironments(options: ServicesOptions) {
  const { urls, log, hubIssuer, agreementsIssuer } = options;
  const common = (deployment: string, port: number, ...trusted: readonly TestIssuer[]) => ({
    PORT: String(port),
    HOST: '127.0.0.1',
    DEPLOYMENT: deployment,
    TRUSTED_KEYS: JSON.stringify({ keys: trusted.flatMap(({ trustedKeys }) => trustedKeys.keys) }),
    LOG_LEVEL: 'info',
  });
  const organisations: Environment = {
    ...common('organisations', options.organisationsPort, hubIssuer, agreementsIssuer),
    DATABASE_URL: urls.organisations,
    EVENTS_DATABASE_URL: urls.events,
    ...log,
  };
  const regions: Environment = {
    ...common('regions-00', options.regionsPort, hubIssuer),
    DATABASE_URL: urls.regions,
    REGION_CODE: '00',
  };
  const agreements = options.agreementsPorts.map(
    (port): Environment => ({
      ...common('agreements', port, hubIssuer),
      DATABASE_URL: urls.agreements,
      EVENTS_DATABASE_URL: urls.events,
      ORGANISATIONS_URL: `http://127.0.0.1:${options.organisationsPort}/graphql`,
      SIGNING_KEY: JSON.stringify(agreementsIssuer.privateKey),
      ...log,
    }),
  );
  return { organisations, regions, agreements };
}
