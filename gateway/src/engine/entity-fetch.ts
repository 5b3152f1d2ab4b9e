import { NO_SUCH_RECORD } from '../errors.js';
import type { RequiresSelection, Rewrite } from '../supergraph/index.js';
import type { AttributedError, Path } from './errors.js';
import { keyTreeOf } from './key-tree.js';
import { copy } from './merge.js';
import { compileRepresentations, type Representations } from './representations.js';
import { compileRewrites, type RewriteAnswer, renamedKeys } from './rewrites.js';
import type { KeyTree, Run, Tree } from './run.js';
import { type EntityRequest, type SubgraphAnswer, type SubgraphError, SubgraphOperation } from './send.js';
import type { PlanContext, Step } from './step.js';
import { compileVariables } from './variables.js';
import { collect, placesOf, type TreePath } from './walk.js';

/** The fetch's own part of a plan node. */
interface FetchSource {
  readonly serviceName: string;
  readonly operation: string;
  readonly variableUsages?: readonly string[];
}

/** One `_entities` field of a fetch and the places its entities come from. */
interface EntitySource {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly TreePath[];
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites?: readonly Rewrite[] | undefined;
  readonly outputRewrites?: readonly Rewrite[] | undefined;
}

/** The same, ready to run. */
interface EntityField {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly TreePath[];
  readonly collection: () => Representations;
  readonly rewrite: RewriteAnswer | undefined;
  readonly renamed: ReadonlyMap<string, string>;
}

/** What one `_entities` field is asked in one run. */
interface Asked extends EntityRequest {
  readonly field: EntityField;
  /** The objects that wait for entities, path after path. */
  readonly targets: readonly Tree[];
  /** For each target the index of its representation; -1 where it can't be represented. */
  readonly indices: readonly number[];
  /** For each path, where its targets end in `targets`. */
  readonly ends: readonly number[];
}

/**
 * Turns a plan's fetch of entities into a step: collects the objects at the paths, asks for each distinct entity
 * once, and merges the answers into the objects.
 */
export function compileEntityFetch(
  node: FetchSource,
  sources: readonly EntitySource[],
  context: PlanContext,
): Step {
  const subgraph = node.serviceName;
  const operation = new SubgraphOperation('query', node.operation);
  const variablesOf = compileVariables(node.variableUsages, context.variables);
  const fields = sources.map(
    (source): EntityField => ({
      alias: source.alias,
      variable: source.variable,
      paths: source.paths,
      collection: compileRepresentations(source.requires, source.inputRewrites, context.types),
      rewrite: compileRewrites(source.outputRewrites, context.types),
      renamed: renamedKeys(source.outputRewrites),
    }),
  );
  let provided: KeyTree | undefined;
  const provides = ({ alias, renamed }: EntityField): KeyTree => {
    provided ??= keyTreeOf(operation.document, renamed);
    return provided.get(alias) ?? new Map();
  };

  const absorb = (asked: readonly Asked[], answer: SubgraphAnswer, run: Run): void => {
    if (answer.errors !== undefined) noteErrors(subgraph, asked, answer.errors, run, provides);
    if (answer.data === null) return;
    for (const part of asked) {
      const entities = answer.data[part.alias];
      if (!Array.isArray(entities)) continue;
      mergeEntities(part, entities, context.merge);
      noteAbsent(subgraph, part, { entities, errors: answer.errors ?? [] }, run, provides);
    }
  };

  return (run) => {
    const asked: Asked[] = [];
    let count = 0;
    for (const field of fields) {
      const part = ask(field, run);
      if (run.failures !== undefined) passOnFailures(part, provides(field), run);
      asked.push(part);
      count += part.representations.length;
    }
    if (count === 0) return undefined;
    const request = { subgraph, operation, variables: variablesOf(run.variables), entities: asked };
    return run.send.request(request, run.context).then((answer) => absorb(asked, answer, run));
  };
}

function ask(field: EntityField, run: Run): Asked {
  const targets: Tree[] = [];
  const ends: number[] = [];
  for (const path of field.paths) {
    collect(run.root, path, targets);
    ends.push(targets.length);
  }
  const collection = field.collection();
  const indices = new Array<number>(targets.length);
  for (let position = 0; position < targets.length; position++) {
    indices[position] = collection.add(targets[position] as Tree);
  }
  const { alias, variable } = field;
  return { field, alias, variable, representations: collection.texts, targets, indices, ends };
}

function mergeEntities(
  { field, targets, indices, ends }: Asked,
  entities: unknown[],
  merge: PlanContext['merge'],
): void {
  if (field.rewrite !== undefined) {
    for (const entity of entities) if (isObject(entity)) field.rewrite(entity);
  }
  let path = 0;
  for (let position = 0; position < targets.length; position++) {
    while (position === ends[path]) path++;
    const entity = entities[indices[position] as number];
    if (!isObject(entity)) continue;
    // One path's objects all get the same fetches later on and may share parts; another path's may not.
    merge(targets[position] as Tree, path === 0 ? entity : copy(entity));
  }
}

/** What can't be asked for because an earlier fetch failed is missing for that fetch's reason. */
function passOnFailures({ targets, indices }: Asked, provides: KeyTree, run: Run): void {
  targets.forEach((target, position) => {
    const [failure] = run.failures?.get(target) ?? [];
    if (failure !== undefined && indices[position] === -1) run.addFailure(target, { ...failure, provides });
  });
}

function noteErrors(
  subgraph: string,
  asked: readonly Asked[],
  errors: readonly SubgraphError[],
  run: Run,
  provides: (field: EntityField) => KeyTree,
): void {
  const places = new Map<EntityField, Map<object, Path[]>>();
  for (const error of errors) {
    const [alias, index, ...rest] = error.path ?? [];
    const attributed: AttributedError = { subgraph, error };
    for (const part of asked) {
      if (alias !== undefined && alias !== part.alias) continue;
      const targets = new Set(part.targets.filter((_, at) => concerns(index, part.indices[at] as number)));
      if (rest.length === 0) {
        const failure = { provides: provides(part.field), error: attributed };
        for (const target of targets) run.addFailure(target, failure);
      } else {
        const known = places.get(part.field) ?? placesOfField(part.field, run.root);
        places.set(part.field, known);
        const below = rest.map((segment) => part.field.renamed.get(segment as string) ?? segment);
        for (const target of targets) {
          for (const place of known.get(target) ?? []) run.addError(attributed, [...place, ...below]);
        }
      }
    }
  }
}

/** Notes the entities that the subgraph does not have, and of which it says no more than that. */
function noteAbsent(
  subgraph: string,
  { field, alias, targets, indices }: Asked,
  { entities, errors }: { readonly entities: readonly unknown[]; readonly errors: readonly SubgraphError[] },
  run: Run,
  provides: (field: EntityField) => KeyTree,
): void {
  if (!entities.includes(null)) return;
  const error: AttributedError = {
    subgraph,
    error: { message: `Subgraph ${subgraph} ${NO_SUCH_RECORD}.`, extensions: { code: 'SUBGRAPH_FAILED' } },
  };
  targets.forEach((target, position) => {
    const asked = indices[position] as number;
    if (entities[asked] !== null) return;
    const isTold = errors.some(
      ({ path: [at, index] = [] }) => (at === undefined || at === alias) && concerns(index, asked),
    );
    if (!isTold) run.addFailure(target, { provides: provides(field), error, isAbsence: true });
  });
}

/** Whether an error about the entity at `index` (of all, where it names none) is about the entity asked for. */
function concerns(index: string | number | undefined, asked: number): boolean {
  return asked !== -1 && (index === undefined || index === asked);
}

function placesOfField({ paths }: EntityField, root: Tree): Map<object, Path[]> {
  const places = new Map<object, Path[]>();
  for (const path of paths) {
    for (const [object, found] of placesOf(root, path)) {
      places.set(object, [...(places.get(object) ?? []), ...found]);
    }
  }
  return places;
}

function isObject(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}
