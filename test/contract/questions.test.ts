import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';

const folder = fileURLToPath(new URL('../../schema/operations/questions', import.meta.url));
const tests = fileURLToPath(new URL('../hub/questions', import.meta.url));
const asked = readdirSync(tests)
  .map((file) => readFileSync(path.join(tests, file), 'utf8'))
  .join();

test.each(readdirSync(folder))(
  '%s is a question, then one named query that answers it as it is, and a test asks it',
  (file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const [who] = file.split('-');
    expect(text.slice(0, text.indexOf('\n')).toLowerCase()).toMatch(new RegExp(`^# ${who}: .+[?.]$`));
    const [query, ...others] = parse(text).definitions;
    expect(others).toEqual([]);
    expect(query).toMatchObject({ kind: Kind.OPERATION_DEFINITION, operation: 'query' });
    const { name, variableDefinitions = [] } = query as Extract<typeof query, { operation: string }>;
    const needed = variableDefinitions.filter(
      ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
    );
    expect(needed).toEqual([]);
    expect(asked).toContain(`${name?.value}Document`);
  },
);
