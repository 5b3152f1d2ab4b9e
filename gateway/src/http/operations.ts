import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A named operation that GraphiQL opens in a tab. */
export interface NamedOperation {
  readonly name: string;
  readonly query: string;
  /** JSON text of example variables; empty where the operation takes none. */
  readonly variables: string;
}

/**
 * Reads the named operations of a folder: what asks first, then what changes, then what listens, each in the order of
 * their files' names. Each `*.graphql` file holds one, with
 * example variables in the file of the same name that ends in `.variables.json`.
 *
 * @param folder without one there are none.
 * @throws where the folder or a file in it can't be read.
 */
export async function readOperations(folder: string | undefined): Promise<readonly NamedOperation[]> {
  if (folder === undefined) return [];
  const files = (await readdir(folder)).sort();
  const operations = await Promise.all(
    files
      .filter((file) => file.endsWith('.graphql'))
      .map(async (file) => {
        const name = file.slice(0, -'.graphql'.length);
        const variables = `${name}.variables.json`;
        return {
          name,
          query: await readFile(join(folder, file), 'utf8'),
          variables: files.includes(variables) ? await readFile(join(folder, variables), 'utf8') : '',
        };
      }),
  );
  return operations.sort((one, other) => KINDS.indexOf(kindOf(one)) - KINDS.indexOf(kindOf(other)));
}

const KINDS = ['query', 'mutation', 'subscription'];

function kindOf({ query }: NamedOperation): string {
  return /^\s*(query|mutation|subscription)\b/m.exec(query)?.[1] ?? 'query';
}
