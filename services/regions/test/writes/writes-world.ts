import { randomUUID } from 'node:crypto';
import { readChain, verifyChain } from '@hub/common';
import type { Answer, Asker } from '../../../../test/support/ask.js';
import { connected } from '../../../../test/support/sql.js';
import { dataSourceFor } from '../../src/data-source.js';
import { type RegionsWorld, regionsWorld } from '../regions-world.js';

/** A deployment that is written to. */
export interface WritesWorld extends RegionsWorld {
  /** Sends a mutation as an editor of the deployment's region; a fresh key where the input has none. */
  write(mutation: string, input: Record<string, unknown>): Promise<Answer<Written>>;
  /** Everything that is stored but the answers of earlier writes. */
  stored(): Promise<Record<string, unknown[]>>;
  /** The entries of a record's history, whose chain has been verified. */
  historyOf(id: string): Promise<{ action: string; role: string; payload: Record<string, unknown> }[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
export type Written = Record<string, any>;

/** @param documents by mutation, with a variable `input`. */
export async function writesWorld(
  regionCode: string,
  documents: Readonly<Record<string, string>>,
  joinedRegionCodes?: readonly string[],
): Promise<WritesWorld> {
  const world = await regionsWorld(regionCode, joinedRegionCodes);
  const ask = await world.askAs('editor-of-the-test', [`region-editor:${regionCode}`]);
  return {
    ...world,
    write: (mutation, input) => sendWrite(ask, documents, mutation, input),
    stored: () =>
      connected(world.database.url, async (client) => {
        const { rows: tables } = await client.query<{ name: string }>(
          "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'idempotency' order by 1",
        );
        const found: [string, unknown[]][] = [];
        for (const { name } of tables) {
          const { rows } = await client.query(`select to_jsonb(t)::text as row from ${name} t order by 1`);
          found.push([name, rows]);
        }
        return Object.fromEntries(found);
      }),
    async historyOf(id) {
      const dataSource = await dataSourceFor(world.database.url).initialize();
      try {
        const chain = await readChain(dataSource.manager, id);
        const faults = verifyChain(chain, []);
        if (faults.length > 0) throw new Error(`expected a chain that holds, got ${JSON.stringify(faults)}`);
        return chain.map(({ action, role, payload }) => ({ action, role, payload: JSON.parse(payload) }));
      } finally {
        await dataSource.destroy();
      }
    },
  };
}

/** Sends a mutation, and gives its payload. */
export async function sendWrite(
  ask: Asker,
  documents: Readonly<Record<string, string>>,
  mutation: string,
  input: Record<string, unknown>,
): Promise<Answer<Written>> {
  const answer = await ask(documents[mutation] ?? '', { input: { idempotencyKey: freshKey(), ...input } });
  if (answer.errors) return answer;
  return { ...answer, data: answer.data[mutation] };
}

export const freshKey = (): string => randomUUID();
