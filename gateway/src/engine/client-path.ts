import type { Path } from './errors.js';
import { AbstractProjection, type ObjectProjection, type ProjectedField } from './projection.js';
import type { Tree } from './run.js';

/**
 * The place in the client's answer for a place in the tree: response keys as the client knows them, up to the last
 * one it asked for (keys and required fields that the gateway fetches for itself are not named).
 */
export function clientPath(path: Path, root: Tree, projection: ObjectProjection): Path {
  const result: (string | number)[] = [];
  let value: unknown = root;
  let below: ObjectProjection | AbstractProjection | undefined = projection;
  for (const segment of path) {
    if (typeof segment === 'number') {
      result.push(segment);
      value = Array.isArray(value) ? value[segment] : undefined;
      continue;
    }
    const field: ProjectedField | undefined = below && fieldAt(below, value, segment);
    if (field === undefined) break;
    result.push(field.key);
    below = field.below;
    value = isObject(value) ? value[segment] : undefined;
  }
  return result;
}

function fieldAt(
  below: ObjectProjection | AbstractProjection,
  value: unknown,
  source: string,
): ProjectedField | undefined {
  if (!(below instanceof AbstractProjection)) return below.fields.find((field) => field.source === source);
  const name = isObject(value) ? (value.__typename as string | undefined) : undefined;
  const names =
    name === undefined ? below.context.schema.getPossibleTypes(below.type).map((type) => type.name) : [name];
  for (const candidate of names) {
    const field = below.for(candidate)?.fields.find((candidateField) => candidateField.source === source);
    if (field !== undefined) return field;
  }
  return undefined;
}

function isObject(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
