import type { Records } from './record.js';

/** How far a load of one service is. */
export interface LoadProgress {
  /** reading: what is there is read and the file's records are held against it; checking: the whole database after the writing. */
  readonly phase: 'reading' | 'writing' | 'checking';
  /** Records of the phase that are done, and all of them: of the file when reading, those that differ later. */
  readonly done: number;
  readonly total: number;
}

export type OnLoadProgress = (progress: LoadProgress) => void;

/** Counts the records that are written, kind by kind as the loaders get to them, and tells it. */
export class WrittenCount {
  readonly #left: Map<string, number>;
  readonly #total: number;
  readonly #onProgress: OnLoadProgress;
  #done = 0;

  constructor(records: Records, onProgress: OnLoadProgress) {
    this.#left = new Map(Object.entries(records).map(([kind, list]) => [kind, list.length]));
    this.#total = [...this.#left.values()].reduce((sum, count) => sum + count, 0);
    this.#onProgress = onProgress;
    this.#tell();
  }

  /** Loaders give some kinds in several tables and others not by this name: the first time counts. */
  kindIsWritten(kind: string): void {
    const count = this.#left.get(kind) ?? 0;
    if (count === 0) return;
    this.#left.delete(kind);
    this.#done += count;
    this.#tell();
  }

  allIsWritten(): void {
    for (const kind of [...this.#left.keys()]) this.kindIsWritten(kind);
  }

  #tell(): void {
    this.#onProgress({ phase: 'writing', done: this.#done, total: this.#total });
  }
}
