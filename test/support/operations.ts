import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse } from 'graphql';
import { root } from './launcher.js';

/** A named query of `schema/operations`. */
export interface Operation {
  /** Its file, below `schema/operations`. */
  readonly file: string;
  readonly text: string;
  /** The names of its variables. */
  readonly variables: readonly string[];
}

/** The named queries that need no variable and no right. */
export function openQueries(): Operation[] {
  const folder = path.join(root, 'schema/operations');
  const files = ['', 'questions'].flatMap((below) =>
    readdirSync(path.join(folder, below)).map((name) => path.join(below, name)),
  );
  return files
    .filter((file) => file.endsWith('.graphql'))
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const [definition] = parse(text).definitions;
      if (definition?.kind !== Kind.OPERATION_DEFINITION || definition.operation !== 'query') return [];
      return [
        {
          file,
          text,
          variables: (definition.variableDefinitions ?? []).map((each) => each.variable.name.value),
        },
      ];
    });
}
