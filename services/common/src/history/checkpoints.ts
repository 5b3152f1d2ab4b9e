import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import pg from 'pg';
import type { Checkpoint } from './verify-chain.js';

/** Where a chain stands. */
export interface Head {
  readonly chain: string;
  readonly length: number;
  readonly head: string;
}

/** The signed checkpoints of a service's histories, outside the database that holds the histories. */
export interface Checkpoints {
  /** Makes what they are kept in, where it is missing. */
  prepare(): Promise<void>;
  /** Signs and keeps where chains stand now; what is kept already stays. */
  keep(heads: readonly Head[]): Promise<void>;
  /** Those of a chain, the shortest first. */
  of(chain: string): Promise<Checkpoint[]>;
  close(): Promise<void>;
}

export interface CheckpointsOptions {
  /** A database other than the histories'. */
  readonly url: string;
  /** The deployment whose histories they are. */
  readonly source: string;
  /** The service's private Ed25519 key (JWK). */
  readonly signingKey: JWK & { kid: string };
  readonly onError?: (error: Error) => void;
}

export function createCheckpoints({ url, source, signingKey, onError }: CheckpointsOptions): Checkpoints {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    keepAlive: true,
    application_name: 'checkpoints',
  });
  pool.on('error', (error) => onError?.(error));
  const { d: _private, ...publicKey } = signingKey;

  return {
    async prepare() {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query('select pg_advisory_xact_lock($1)', [PREPARE_LOCK]);
        await client.query(TABLE);
        await client.query('commit');
      } finally {
        client.release();
      }
    },

    async keep(heads) {
      if (heads.length === 0) return;
      const key = await importJWK(signingKey, 'EdDSA');
      const signedAt = new Date().toISOString();
      const rows = await Promise.all(
        heads.map(async ({ chain, length, head }) => ({
          chain,
          length,
          signature: await new CompactSign(
            new TextEncoder().encode(JSON.stringify({ source, chain, length, head, signedAt })),
          )
            .setProtectedHeader({ alg: 'EdDSA', kid: signingKey.kid, typ: 'history-checkpoint' })
            .sign(key),
        })),
      );
      await pool.query(
        `insert into history_checkpoint (source, chain, length, signature)
         select $1, chain, length, signature
         from jsonb_to_recordset($2::jsonb) as given (chain text, length bigint, signature text)
         on conflict do nothing`,
        [source, JSON.stringify(rows)],
      );
    },

    async of(chain) {
      const { rows } = await pool.query<{ length: string; signature: string }>(
        'select length::text, signature from history_checkpoint where source = $1 and chain = $2 order by history_checkpoint.length',
        [source, chain],
      );
      const key = await importJWK(publicKey, 'EdDSA');
      return Promise.all(
        rows.map(async ({ length, signature }) => {
          const said = await compactVerify(signature, key, { algorithms: ['EdDSA'] }).then(
            ({ payload }) =>
              JSON.parse(new TextDecoder().decode(payload)) as Head & { source: string; signedAt: string },
            () => undefined,
          );
          const genuine = said?.source === source && said.chain === chain && said.length === Number(length);
          return {
            chain,
            length: Number(length),
            head: said?.head ?? '',
            signedAt: said?.signedAt ?? '',
            genuine,
          };
        }),
      );
    },

    close: () => pool.end(),
  };
}

const PREPARE_LOCK = 7_205_003;

/** Added to only, also by its owner; what matters is the signature. */
const TABLE = `
  create table if not exists history_checkpoint (
    source    text collate "C" not null,
    chain     text collate "C" not null,
    length    bigint not null check (length > 0),
    signature text not null,
    kept_at   timestamptz(3) not null default now(),
    primary key (source, chain, length)
  );
  create or replace function refuse_checkpoint_change() returns trigger language plpgsql as $$
    begin
      raise exception 'expected checkpoints to be added to only, got %', lower(tg_op) using errcode = '42501';
    end $$;
  create or replace trigger history_checkpoint_stays before update or delete or truncate on history_checkpoint
    for each statement execute function refuse_checkpoint_change()`;
