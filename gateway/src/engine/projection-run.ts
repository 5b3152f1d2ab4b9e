import type { FieldNode, GraphQLError } from 'graphql';
import { type AttributedError, clientError, codedError, type Path } from './errors.js';
import type { Failure, Run, Tree } from './run.js';

/** Stands for a value that is null where it may not be: its error is noted, its parent is to become null. */
export const VIOLATION: unique symbol = Symbol('null where none may be');

/** Answers an introspection field: its response key and the nodes that ask for it. */
export type Introspect = (key: string, nodes: readonly FieldNode[]) => unknown;

/** What one projection works on: the place it is at, and the errors the client gets. */
export class ProjectionRun {
  /** The place of the value at hand: response keys and indices, valid up to the depth that the caller knows. */
  readonly path: (string | number)[] = [];
  readonly errors: GraphQLError[] = [];
  readonly failures: Map<object, Failure[]> | undefined;
  readonly introspect: Introspect;
  readonly #told = new Set<AttributedError>();
  /** Places of errors, and all places above them. */
  #exact: Set<string> | undefined;
  #above: Set<string> | undefined;

  constructor(run: Run, introspect: Introspect) {
    this.failures = run.failures;
    this.introspect = introspect;
  }

  /** Adds a subgraph's error at a place of the client's answer. */
  addError(error: AttributedError, path: Path | undefined): void {
    this.#told.add(error);
    this.#add(clientError(error, path));
  }

  /**
   * Notes that the value at hand was refused, unless an error already explains it: one at the same place, above, or
   * below (a subgraph that had to give up a whole object for one of its fields).
   *
   * @param depth index of the last segment of the path.
   */
  refuse(message: string, depth: number): void {
    const path = this.path.slice(0, depth + 1);
    if (!this.#isExplained(path)) this.#add(codedError(message, 'SUBGRAPH_FAILED', { path }));
  }

  /**
   * Where a fetch for this object failed: tells of it at the field it left out, or hands it on to what is below.
   *
   * @param nullable whether the field may be null.
   */
  noteFailure(object: Tree, key: string, value: unknown, depth: number, nullable: boolean): void {
    for (const failure of this.failures?.get(object) ?? []) {
      const below = failure.provides.get(key);
      if (below === undefined) continue;
      if (value !== undefined) {
        if (below.size > 0) this.#handOn({ ...failure, provides: below }, value);
      } else if (!nullable || failure.isAbsence !== true) {
        this.addError(failure.error, this.path.slice(0, depth + 1));
        return;
      }
    }
  }

  /** Errors of failed fetches that no field of the answer told of. */
  addUntold(): void {
    for (const failures of this.failures?.values() ?? []) {
      for (const { error, isAbsence } of failures)
        if (!isAbsence && !this.#told.has(error)) this.addError(error, undefined);
    }
  }

  #handOn(failure: Failure, value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) this.#handOn(failure, item);
      return;
    }
    const known = this.failures?.get(value);
    if (known === undefined) this.failures?.set(value, [failure]);
    else if (!known.some(({ error, provides }) => error === failure.error && provides === failure.provides)) {
      known.push(failure);
    }
  }

  #add(error: GraphQLError): void {
    this.errors.push(error);
    if (this.#exact !== undefined) this.#index(error);
  }

  #isExplained(path: Path): boolean {
    if (this.errors.length === 0) return false;
    if (this.#exact === undefined) {
      this.#exact = new Set();
      this.#above = new Set();
      for (const error of this.errors) this.#index(error);
    }
    if (this.#above?.has(JSON.stringify(path))) return true;
    for (let length = 1; length <= path.length; length++) {
      if (this.#exact.has(JSON.stringify(path.slice(0, length)))) return true;
    }
    return false;
  }

  #index({ path }: GraphQLError): void {
    if (path === undefined || path.length === 0) return;
    this.#exact?.add(JSON.stringify(path));
    for (let length = 1; length < path.length; length++)
      this.#above?.add(JSON.stringify(path.slice(0, length)));
  }
}
