import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A named operation, or several that belong together, that GraphiQL opens in a tab. */
export interface NamedOperation {
  readonly name: string;
  /** GraphQL text. */
  readonly query: string;
  /** JSON text of example variables; empty where the operation takes none. */
  readonly variables: string;
}

/**
 * Reads the named operations of a folder: what asks first, then what changes, then what listens, each in the order of
 * their files' names. Each `*.graphql` file holds one, with
 * example variables in the file of the same name that ends in `.variables.json`.
 *
 * The operations of a folder within it, which do without example variables, are one document: GraphiQL asks which to run.
 *
 * @param folder without one there are none.
 * @throws where the folder or a file in it can't be read.
 */
export async function readOperations(folder: string | undefined): Promise<readonly NamedOperation[]> {
  if (folder === undefined) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const groups = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const operations = await Promise.all([
    ...files.filter(isGraphql).map(async (file) => {
      const name = file.slice(0, -ENDING.length);
      const variables = `${name}.variables.json`;
      return {
        name,
        query: await readFile(join(folder, file), 'utf8'),
        variables: files.includes(variables) ? await readFile(join(folder, variables), 'utf8') : '',
      };
    }),
    ...groups.map(async (name) => ({ name, query: await readGroup(join(folder, name)), variables: '' })),
  ]);
  return operations
    .filter(({ query }) => query !== '')
    .sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
}

/** The operations of a folder one after another; empty where it has none. */
async function readGroup(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter(isGraphql).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.length === 0
    ? ''
    : [`# ${texts.length} operations: Run asks which of them to send.\n`, ...texts].join('\n');
}

const ENDING = '.graphql';

const isGraphql = (file: string): boolean => file.endsWith(ENDING);

const rank = (operation: NamedOperation): number => KINDS.indexOf(kindOf(operation));

const KINDS = ['query', 'mutation', 'subscription'];

function kindOf({ query }: NamedOperation): string {
  return /^\s*(query|mutation|subscription)\b/m.exec(query)?.[1] ?? 'query';
}
