import type { EntityManager } from 'typeorm';

/** The agreements that a demonstration opens for joining: at least one for each region of the hub. */
export const DEMO_AGREEMENT_IDS: readonly string[] = [
  '12-agreement-overenskommelsen',
  '1280-agreement-overenskommelsen',
  '14-agreement-overenskommelsen',
  '1490-agreement-overenskommelsen',
  '18-agreement-overenskommelsen',
  '2132-agreement-overenskommelsen',
];

/**
 * Marks a database as real or as a demonstration, once and for all.
 *
 * @throws Error where it is the other: the two never mix.
 */
export async function claimDatabase(manager: EntityManager, demo: boolean): Promise<void> {
  await manager.query('insert into purpose (demonstration) values ($1) on conflict do nothing', [demo]);
  const [row]: { demonstration: boolean }[] = await manager.query('select demonstration from purpose');
  if (row?.demonstration === demo) return;
  const [wanted, found] = demo
    ? ['a demonstration', 'the real register']
    : ['the real register', 'a demonstration'];
  throw new Error(`Expected a database for ${wanted}, got one that holds ${found}: use another database.`);
}

/** Opens the demonstration's agreements for joining, where they are not yet. */
export async function openForJoining(manager: EntityManager): Promise<void> {
  await manager.query(
    `update agreement set joining = 'OPEN', updated_at = now() where id = any($1) and joining = 'UNKNOWN'`,
    [DEMO_AGREEMENT_IDS],
  );
}
