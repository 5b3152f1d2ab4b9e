import type { SubgraphAnswer, SubgraphError } from '../engine/index.js';
import { failed, type Target } from '../subgraphs/index.js';
import { NAMES } from './connection-shape.js';
import type { GatheredField } from './gathered-field.js';
import { wantedMore } from './merge-pages.js';
import { isMissing, type Page, type Reply, readPage, replyAt } from './reply.js';

/** A gathered field at one place (the root, or one entity), and what is known of it so far. */
export class Slot {
  readonly replies = new Map<Target, Reply>();
  readonly pages = new Map<Target, Page>();

  constructor(
    readonly field: GatheredField,
    /** Where the field is in the first answers. */
    readonly path: readonly (string | number)[],
    readonly targets: readonly Target[],
    /** Rows of a page of a connection. */
    readonly size: number,
    /** The entity that the field is of. */
    readonly representation?: string,
  ) {}

  /** Takes in what a placement answered first. */
  absorb(target: Target, answer: SubgraphAnswer): void {
    if (!this.targets.includes(target)) return;
    const reply = replyAt(target, answer, this.path);
    this.replies.set(target, reply);
    if (this.field.connection === undefined || reply.value === null) return;
    const page = readPage(reply, this.field);
    if (typeof page === 'string') this.#fail(target, failed(target, 'failed', page).errors ?? []);
    else this.pages.set(target, page);
  }

  /** Takes in the further rows of a placement. One that fails now has failed: half its rows are none. */
  absorbMore(target: Target, answer: SubgraphAnswer, path: readonly (string | number)[]): void {
    const known = this.pages.get(target);
    if (known === undefined) return;
    const reply = replyAt(target, answer, path);
    if (isMissing(reply)) {
      this.#fail(target, reply.errors);
      return;
    }
    if (reply.value === null) {
      this.#fail(
        target,
        failed(target, 'failed', 'gave no further page where it had said there is one').errors ?? [],
      );
      return;
    }
    const page = readPage(reply, this.field, known.rows.at(-1)?.sortKey);
    if (typeof page === 'string') this.#fail(target, failed(target, 'failed', page).errors ?? []);
    else this.pages.set(target, { ...known, rows: [...known.rows, ...page.rows], hasNext: page.hasNext });
  }

  /** What a placement must be asked further. */
  wants(target: Target): { readonly first: number; readonly after: string } | undefined {
    const page = this.pages.get(target);
    const last = page?.rows.at(-1);
    if (page === undefined || last === undefined || !asksForRows(this.field)) return undefined;
    const first = wantedMore(page, [...this.pages.values()], this.size);
    return first > 0 ? { first, after: last.cursor } : undefined;
  }

  #fail(target: Target, errors: readonly SubgraphError[]): void {
    this.pages.delete(target);
    this.replies.set(target, { target, value: null, errors });
  }
}

/** A client that wants only a count or who answered needs no further rows. */
function asksForRows({ connection }: GatheredField): boolean {
  const counted: readonly string[] = [NAMES.totalCount, NAMES.completeness, '__typename'];
  return connection?.asked.some(({ name }) => !counted.includes(name)) ?? false;
}
