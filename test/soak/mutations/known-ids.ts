import type { World } from '../../world.js';

/** The records that random inputs name, by their types, and the revisions that they are known to have. */
export interface KnownIds {
  of(type: string): readonly string[];
  /** 1 where none has been seen. */
  revisionOf(id: string): number;
  /** Takes in what a payload shows, at whatever depth. */
  learn(shown: unknown): void;
}

const MOST = 60;

/** Those that a hub has to begin with. */
export async function knownIds(world: World): Promise<KnownIds> {
  const byType = new Map<string, string[]>();
  const revisions = new Map<string, number>();
  const ids: KnownIds = {
    of: (type) => byType.get(type) ?? [],
    revisionOf: (id) => revisions.get(id) ?? 1,
    learn(shown) {
      if (typeof shown !== 'object' || shown === null) return;
      const { __typename: type, id, revision } = shown as Record<string, unknown>;
      if (typeof type === 'string' && typeof id === 'string') {
        const known = byType.get(type) ?? [];
        byType.set(type, [...known.filter((each) => each !== id), id].slice(-MOST));
        if (typeof revision === 'number') revisions.set(id, revision);
      }
      for (const part of Object.values(shown)) ids.learn(part);
    },
  };
  ids.learn(await world.data(START));
  return ids;
}

const START = `{
  agreements(first: 12) { nodes { __typename id revision versions { __typename id revision } } }
  organisations(first: 12) { nodes { __typename id revision } }
  bodies(first: 8) { nodes { __typename id revision seats { __typename id } } }
  events(first: 8) { nodes { __typename id revision } }
  projects(first: 8) { nodes { __typename id revision } }
  documents(first: 4) { nodes { __typename id } }
}`;
