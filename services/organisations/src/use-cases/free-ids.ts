import { fold, withoutLookalikes } from '@hub/common';
import type { EntityManager } from 'typeorm';

const LONGEST_SLUG = 60;

/**
 * An id for each name, which no organisation has or had: `org-abf-malmo`, and `org-abf-malmo-2` where that is taken. The
 * caller holds the lock of names.
 */
export async function freeIds(tx: EntityManager, names: readonly string[]): Promise<string[]> {
  const wanted = names.map(idOfName);
  const rows: { id: string }[] = await tx.query(
    `select id from (select id from organisation union all select id from merged_organisation) known
     where regexp_replace(id, '-[0-9]+$', '') = any($1) or id = any($1)`,
    [[...new Set(wanted)]],
  );
  const taken = new Set(rows.map(({ id }) => id));
  return wanted.map((id) => {
    let free = id;
    for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
    taken.add(free);
    return free;
  });
}

/** Letters that are not Latin have no place in an id. */
export function idOfName(name: string): string {
  const words = withoutLookalikes(
    fold(name)
      .replace(/[^a-z0-9 ]/g, '')
      .trim()
      .replace(/ +/g, '-'),
  );
  const slug = words.slice(0, LONGEST_SLUG).replace(/-+$/, '');
  return `org-${slug === '' ? 'organisation' : slug}`;
}
