import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_KINDS, DOCUMENT_TAGS } from './document-vocabulary.js';

interface Fact {
  readonly kind: string;
  readonly tags: readonly string[];
}

const text = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
const facts = async () =>
  (JSON.parse(await text('../seed/documents.json')) as { documents: readonly Fact[] }).documents;
const sorted = (values: readonly string[]) => [...new Set(values)].sort();
const told = async (of: string) => {
  const [, list = ''] = (await text('../../../../docs/data.md')).split(
    `\`documents(${of}:)\` takes, in any case,`,
  );
  return [...(list.split('New ones')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, each]) => each);
};

describe('what is told of the documents', () => {
  it('are the kinds that the facts hold', async () => {
    const kinds = sorted((await facts()).map(({ kind }) => kind));
    expect(DOCUMENT_KINDS).toEqual(kinds);
    expect(await told('kind')).toEqual(kinds);
  });

  it('are the tags that the facts hold', async () => {
    const tags = sorted((await facts()).flatMap((fact) => fact.tags));
    expect(DOCUMENT_TAGS).toEqual(tags);
    expect(await told('tag')).toEqual(tags);
  });
});
