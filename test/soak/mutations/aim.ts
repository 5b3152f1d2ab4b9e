import type { Choose } from '../../support/chooser.js';
import type { World } from '../../world.js';
import { AIMS, type Aim, FIRST } from './aims.js';
import type { KnownIds } from './known-ids.js';
import { lookUp } from './there.js';

/** A mutation by its name, and fields of its input. */
export interface Aimed {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Caller {
  readonly token: string;
  /** Those that the caller may sign for. */
  readonly organisations: readonly string[];
}

/**
 * Aims a mutation at records that it fits as they stand now. Where there are none, another mutation is aimed that brings
 * them about; where random fields do well enough, none are given.
 */
export function createAim(world: World, choose: Choose, ids: KnownIds) {
  return async (wanted: string, { token, organisations }: Caller): Promise<Aimed> => {
    if (AIMS[wanted] === undefined) return { name: wanted, fields: {} };
    const there = await lookUp(world, token, { ids, choose, organisations });
    for (let name: string | undefined = wanted; name !== undefined; name = FIRST[name]) {
      const aimAt = AIMS[name];
      if (aimAt === undefined) return { name, fields: {} };
      const aims = aimAt(there);
      if (aims.length > 0) return { name, fields: choose(highest(aims)).fields };
    }
    return { name: wanted, fields: {} };
  };
}

function highest(aims: readonly Aim[]): readonly Aim[] {
  const rankOf = ({ rank = 0 }: Aim) => rank;
  const most = Math.max(...aims.map(rankOf));
  return aims.filter((aim) => rankOf(aim) === most);
}
