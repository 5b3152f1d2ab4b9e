/** How a process reaches NATS and what its log is called there. */
export interface NatsOptions {
  /** `nats://host:port` or `tls://host:port`; of a cluster, some of its servers. */
  readonly servers: readonly string[];
  /** The stream's name, which also begins its subjects: several logs can lie in one account. Default: HUB_LOG. */
  readonly stream?: string;
  /** How many servers keep the log. Default: 1 where the stream is made; where it is there, it stays as it is. */
  readonly replicas?: number;
  /** Default: none. */
  readonly credentials?: NatsCredentials;
  /** Files in PEM. Default: TLS where the server wants it, with the system's authorities. */
  readonly tls?: { readonly caFile?: string; readonly certFile?: string; readonly keyFile?: string };
}

export type NatsCredentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'user'; readonly user: string; readonly password: string }
  /** The path of a file that holds the seed of an nkey. */
  | { readonly kind: 'nkey'; readonly file: string }
  /** The path of a credentials file, as `nsc` makes it. */
  | { readonly kind: 'creds'; readonly file: string };

export const DEFAULT_STREAM = 'HUB_LOG';
