import { type Backbone, type Logger, startLoop } from '@hub/common';
import { ORGANISATION_MERGED, type OrganisationMerged } from '@hub/schema/events';
import type { DataSource } from 'typeorm';
import type { OrganisationsClient } from '../clients/organisations-client.js';
import { findReach, keepReach, type LogReach, lockReader } from '../repositories/log-place.js';
import { applyMerge } from '../use-cases/apply-merge.js';

export interface FollowMergesOptions {
  /** The service's own database, not connected yet; nothing else uses it, and stop() lets go of it. */
  readonly dataSource: DataSource;
  readonly backbone: Backbone;
  readonly organisations: OrganisationsClient;
  readonly log: Logger;
  /** Told of what went wrong; it goes on by itself. */
  readonly onError: (error: unknown) => void;
}

const PAGE_SIZE = 500;
/** For how long entries that are about something else may be read again after a restart. */
const KEEP_EVERY_MS = 60_000;

/**
 * Follows the merges of organisations for as long as it runs: from the register's list at the start, and wherever the
 * log has been cut off; from the change log after that. Each is applied in one transaction with the place in the log, and
 * to apply one again changes nothing, so that any number of processes may follow.
 */
export function followMerges(options: FollowMergesOptions): { stop(): Promise<void> } {
  const { dataSource, backbone, onError } = options;
  let isCaughtUp = false;
  let reach: LogReach | null = null;
  let keepAt = 0;

  const loop = startLoop({
    onError,
    async turn() {
      if (!dataSource.isInitialized) await dataSource.initialize();
      if (!isCaughtUp) {
        try {
          reach = await catchUp(options);
          isCaughtUp = true;
        } catch (error) {
          // What the log holds is followed meanwhile.
          onError(error);
          reach ??= await findReach(dataSource.manager);
        }
      }
      while (await readOn()) {
        // A full page: more may follow.
      }
      return undefined;
    },
  });

  /** @returns whether there may be more. */
  async function readOn(): Promise<boolean> {
    const after = reach?.position ?? '0';
    const { epoch, prunedTo, entries } = await backbone.read(after, PAGE_SIZE);
    if (reach !== null && epoch !== reach.epoch) {
      // Another log: what it holds is read from its beginning.
      reach = { epoch, position: '0' };
      isCaughtUp = false;
      return true;
    }
    if (BigInt(prunedTo) > BigInt(after)) isCaughtUp = false;
    for (const { type, position, payload } of entries) {
      if (type === ORGANISATION_MERGED) {
        await follow(dataSource, payload as OrganisationMerged, { epoch, position });
      }
    }
    const last = entries.at(-1);
    if (last === undefined) return false;
    reach = { epoch, position: last.position };
    if (Date.now() >= keepAt) {
      keepAt = Date.now() + KEEP_EVERY_MS;
      await keepReach(dataSource.manager, reach);
    }
    return entries.length === PAGE_SIZE;
  }

  return {
    async stop() {
      await loop.stop();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}

/** @returns the place in the log up to which the list has everything. */
async function catchUp({ dataSource, backbone, organisations, log }: FollowMergesOptions): Promise<LogReach> {
  const { epoch, last } = await backbone.bounds();
  const merges = await organisations.merges({ requestId: 'merges', log });
  const reach = { epoch, position: last };
  for (const merge of merges) await follow(dataSource, merge);
  await keepReach(dataSource.manager, reach);
  return reach;
}

async function follow(dataSource: DataSource, merge: OrganisationMerged, reach?: LogReach): Promise<void> {
  await dataSource.transaction(async (tx) => {
    await lockReader(tx);
    await applyMerge(tx, merge);
    if (reach !== undefined) await keepReach(tx, reach);
  });
}
