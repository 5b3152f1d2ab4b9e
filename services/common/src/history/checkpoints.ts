import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import pg from 'pg';
import { guardPool } from '../database/guard-pool.js';
import { lacksTable } from '../database/lacks-table.js';
import { makeTables } from '../database/make-tables.js';
import { CHECKPOINT_LOCK, CHECKPOINT_TABLES } from './checkpoint-tables.js';
import type { Checkpoint } from './verify-chain.js';

/** Where a chain stands. */
export interface Head {
  readonly chain: string;
  readonly length: number;
  readonly head: string;
}

/** Reads the signed checkpoints of a service's histories. */
export interface KeptCheckpoints {
  /** Those of a chain, the shortest first; none where none were ever kept. */
  of(chain: string): Promise<Checkpoint[]>;
  /** The chains that have any, in order. */
  chains(): Promise<string[]>;
  close(): Promise<void>;
}

/** The signed checkpoints of a service's histories, outside the database that holds the histories. */
export interface Checkpoints extends KeptCheckpoints {
  /** The longest genuine one of each chain that has any. */
  last(chains: readonly string[]): Promise<Map<string, Checkpoint>>;
  /** Makes what they are kept in, where it is missing and the role may. */
  prepare(): Promise<void>;
  /**
   * Signs and keeps where chains stand now; what is kept already stays.
   *
   * @param onRefused told of a chain whose checkpoint the database does not take, and why: the others are kept.
   */
  keep(heads: readonly Head[], onRefused?: (chain: string, error: unknown) => void): Promise<void>;
}

interface PlaceOfCheckpoints {
  /** A database other than the histories'. */
  readonly url: string;
  /** The deployment whose histories they are. */
  readonly source: string;
  readonly onError?: (error: Error) => void;
}

export interface KeptCheckpointsOptions extends PlaceOfCheckpoints {
  /** The service's public keys, former ones too: a checkpoint is genuine where one of its `kid` has signed it. */
  readonly keys: readonly JWK[];
}

export interface CheckpointsOptions extends PlaceOfCheckpoints {
  /** The service's private Ed25519 key (JWK). */
  readonly signingKey: JWK & { kid: string };
  /** Public keys that it signed with before; default none. */
  readonly formerKeys?: readonly JWK[];
}

/** To verify with: the public keys are enough. */
export const openCheckpoints = ({ url, source, keys, onError }: KeptCheckpointsOptions): KeptCheckpoints =>
  readCheckpoints(poolOf(url, onError), source, keys);

export function createCheckpoints(options: CheckpointsOptions): Checkpoints {
  const { url, source, signingKey, formerKeys = [], onError } = options;
  const pool = poolOf(url, onError);
  const { d: _private, ...publicKey } = signingKey;
  let key: Awaited<ReturnType<typeof importJWK>> | undefined;

  const kept = readCheckpoints(pool, source, [publicKey, ...formerKeys]);

  return {
    ...kept,

    prepare: () => makeTables(pool, CHECKPOINT_LOCK, CHECKPOINT_TABLES),

    async keep(heads, onRefused = () => undefined) {
      if (heads.length === 0) return;
      key ??= await importJWK(signingKey, 'EdDSA');
      const privateKey = key;
      const signedAt = new Date().toISOString();
      const rows = await Promise.all(
        heads.map(async ({ chain, length, head }) => ({
          chain,
          length,
          signature: await new CompactSign(
            new TextEncoder().encode(JSON.stringify({ source, chain, length, head, signedAt })),
          )
            .setProtectedHeader({ alg: 'EdDSA', kid: signingKey.kid, typ: 'history-checkpoint' })
            .sign(privateKey),
        })),
      );
      try {
        await pool.query(KEEP, [source, JSON.stringify(rows)]);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        for (const row of rows) {
          await pool.query(KEEP, [source, JSON.stringify([row])]).catch((refusal: unknown) => {
            if (!isRefusal(refusal)) throw refusal;
            onRefused(row.chain, refusal);
          });
        }
      }
    },
  };
}

const KEEP = `
  insert into history_checkpoint (source, chain, length, signature)
  select $1, chain, length, signature
  from jsonb_to_recordset($2::jsonb) as given (chain text, length bigint, signature text)
  on conflict do nothing`;

/** Whether PostgreSQL does not take a value (classes 22 and 23): others it would. */
const isRefusal = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown }).code));

function poolOf(url: string, onError?: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    keepAlive: true,
    application_name: 'checkpoints',
  });
  guardPool(pool, onError);
  return pool;
}

function readCheckpoints(
  pool: pg.Pool,
  source: string,
  keys: readonly JWK[],
): KeptCheckpoints & Pick<Checkpoints, 'last'> {
  const rowsOf = async <Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> => {
    try {
      return (await pool.query<Row>(text, values)).rows;
    } catch (error) {
      if (lacksTable(error)) return [];
      throw error;
    }
  };
  const checked = async ({ chain, length, signature }: CheckpointRow): Promise<Checkpoint> => {
    const said = await signedBy(keys, signature);
    const genuine = said?.source === source && said.chain === chain && said.length === Number(length);
    return {
      chain,
      length: Number(length),
      head: said?.head ?? '',
      signedAt: said?.signedAt ?? '',
      genuine,
    };
  };
  const of = async (chain: string): Promise<Checkpoint[]> =>
    Promise.all((await rowsOf<CheckpointRow>(OF_CHAIN, [source, chain])).map(checked));

  return {
    of,

    async last(chains) {
      const longest = await Promise.all(
        (await rowsOf<CheckpointRow>(LONGEST, [source, chains])).map(checked),
      );
      const found = new Map<string, Checkpoint>();
      for (const checkpoint of longest) {
        // A forged one hides those before it from nobody.
        const last = checkpoint.genuine
          ? checkpoint
          : (await of(checkpoint.chain)).findLast(({ genuine }) => genuine);
        if (last !== undefined) found.set(last.chain, last);
      }
      return found;
    },

    async chains() {
      const rows = await rowsOf<{ chain: string }>(
        'select distinct chain from history_checkpoint where source = $1 order by chain',
        [source],
      );
      return rows.map(({ chain }) => chain);
    },

    close: () => pool.end(),
  };
}

interface CheckpointRow {
  readonly chain: string;
  readonly length: string;
  readonly signature: string;
}

const ROW = 'chain, history_checkpoint.length::text, signature';

const OF_CHAIN = `
  select ${ROW} from history_checkpoint where source = $1 and chain = $2 order by history_checkpoint.length`;

const LONGEST = `
  select kept.* from unnest($2::text[]) asked (chain) cross join lateral (
    select ${ROW} from history_checkpoint where source = $1 and chain = asked.chain collate "C"
    order by history_checkpoint.length desc limit 1
  ) kept`;

/** What a checkpoint says, where one of the keys has signed it. Several may have the same `kid`: it names the signer. */
async function signedBy(
  keys: readonly JWK[],
  signature: string,
): Promise<(Head & { source: string; signedAt: string }) | undefined> {
  for (const key of keys) {
    const said = await compactVerify(signature, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
    }).catch(() => undefined);
    if (said !== undefined && said.protectedHeader.kid === key.kid) {
      return JSON.parse(new TextDecoder().decode(said.payload)) as Head & {
        source: string;
        signedAt: string;
      };
    }
  }
  return undefined;
}
