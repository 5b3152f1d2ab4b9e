import type { RequestContext } from '../context.js';
import type { AttributedError, Path } from './errors.js';
import type { Send } from './send.js';

/** Objects of the tree and of answers: what JSON.parse makes. */
export type Tree = Record<string, unknown>;

/** Response keys that a fetch provides, with those below them. */
export type KeyTree = ReadonlyMap<string, KeyTree>;

/** A fetch that failed for one object of the tree: the fields it would have provided are missing there. */
export interface Failure {
  readonly provides: KeyTree;
  readonly error: AttributedError;
  /**
   * Whether the subgraph has no such entity, which federation lets it say by null alone: fields that may be null are null
   * then, and only one that may not be needs the error. Default: false.
   */
  readonly isAbsence?: boolean | undefined;
}

/** What one execution of an operation works on. */
export class Run {
  /** The merged answers of all subgraphs, under the planner's response keys. */
  readonly root: Tree = {};
  /** Errors that came with a path, the path in the tree. */
  errors: { readonly error: AttributedError; readonly path: Path }[] | undefined;
  failures: Map<object, Failure[]> | undefined;

  constructor(
    readonly send: Send,
    readonly context: RequestContext,
    readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  addError(error: AttributedError, path: Path): void {
    this.errors ??= [];
    this.errors.push({ error, path });
  }

  addFailure(object: object, failure: Failure): void {
    this.failures ??= new Map();
    const known = this.failures.get(object);
    if (known === undefined) this.failures.set(object, [failure]);
    else known.push(failure);
  }
}
