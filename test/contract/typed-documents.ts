import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import type { Files } from './operations.js';

const HEAD =
  '// Made from the operations of schema/operations by `npm run schema`: change those, not this.\n';

/**
 * A TypeScript module with a document node for each operation, which says what variables it takes and what it answers.
 *
 * @param operations valid ones, each file's text by its path.
 * @param publicSdl the schema they are asked of.
 */
export async function typedDocuments(operations: Files, publicSdl: string): Promise<string> {
  const module = await codegen({
    filename: 'documents.ts',
    schema: parse(publicSdl),
    documents: Object.entries(operations).map(([location, text]) => ({ location, document: parse(text) })),
    pluginMap: { typescriptOperations, typedDocumentNode },
    plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
    config: {
      // A new scalar has to be put in here; it would else be `unknown` or `any` to whoever asks for it.
      strictScalars: true,
      scalars: {
        Date: 'string',
        DateTime: 'string',
        Kronor: 'number',
        ID: { input: 'string', output: 'string' },
      },
      useTypeImports: true,
      immutableTypes: true,
      enumType: 'string-literal',
      skipTypename: true,
      // The query FirstQuery has the type FirstQuery, not FirstQueryQuery.
      dedupeOperationSuffix: true,
      optimizeDocumentNode: true,
    },
  });
  return `${HEAD}${module.trimEnd()}\n`;
}
