import type { ChangeEvent } from '@hub/schema/events';
import type { Backbone } from '../src/backbone/index.js';

/** Where the log of a test lies, on a server of its own. */
export interface BackboneSite {
  /** One more connection to the log. */
  create(): Promise<Backbone>;
  /** What a process of its own is told, to reach it (test/support/publish-pages.mjs). */
  readonly reach: { readonly kind: 'nats' | 'postgresql'; readonly options: object };
  /** One more connection, over a way that can be cut. */
  cuttable(): Promise<CuttableBackbone>;
  /** Ends the server at once, and starts it again on its data. */
  crash(): Promise<void>;
  /** Removes the log with all that is in it. */
  remove(): Promise<void>;
  close(): Promise<void>;
}

export interface CuttableBackbone {
  readonly backbone: Backbone;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** An event whose id, sequence and place in its source are one number. */
export function numberedEvent(source: string, id: number, payload: unknown = { id }): ChangeEvent {
  return {
    messageId: `${source}:${id}`,
    type: 'test.changed',
    key: 'k',
    regionCode: '12',
    sequence: String(id),
    transaction: '1',
    occurredAt: '2026-01-02T03:04:05.678Z',
    payload,
  };
}

/**
 * Publishes a source's events up to a number as a relay does: from where the log says that it was copied to, in pages that
 * also repeat what came before, and again where the log can't be reached.
 *
 * @param options.pageSize default: 7. `repeated` is how many earlier events each page begins with; default: 3.
 */
export async function publishUpTo(
  backbone: Backbone,
  source: string,
  count: number,
  { pageSize = 7, repeated = 3 }: { readonly pageSize?: number; readonly repeated?: number } = {},
): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      const from = await backbone.sourcePosition(source);
      const reached = Number(from ?? 0);
      if (reached >= count) return;
      const to = Math.min(reached + pageSize, count);
      const first = Math.max(reached + 1 - repeated, 1);
      const events = Array.from({ length: to - first + 1 }, (_, index) =>
        numberedEvent(source, first + index),
      );
      await backbone.publish({ source, from, to: String(to), events });
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The numbers of a source's entries after a position, in the log's order. */
export async function idsAfter(backbone: Backbone, after: string, source: string): Promise<string[]> {
  const ids: string[] = [];
  let position = after;
  for (;;) {
    const { entries } = await backbone.read(position, 100);
    for (const { messageId } of entries) {
      if (messageId.startsWith(`${source}:`)) ids.push(messageId.slice(source.length + 1));
    }
    if (entries.length < 100) return ids;
    position = entries.at(-1)?.position ?? position;
  }
}
