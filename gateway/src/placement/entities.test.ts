import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type EntityRequest, SubgraphOperation } from '../engine/index.js';
import type { Target } from '../subgraphs/index.js';
import { joinEntities, splitEntities } from './entities.js';
import { createPlace } from './place.js';

const BATCHES = 100_000;
const LETTERS = ['a', 'b', 'å', '1'];
const codes = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));
const operation = new SubgraphOperation('query', '{ __typename }');

const target = (placement: string): Target => ({
  subgraph: 'things',
  placement,
  url: new URL('http://127.0.0.1'),
  audience: undefined,
  deadline: 1,
});

const KEYS = new Map([['Thing', 'key']]);

const key = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.constantFrom(...codes), fc.nat(99)).map(([code, id]) => code + id) },
  { weight: 1, arbitrary: fc.constantFrom('', 'a', null, 7, undefined) },
);
const maps = fc.tuple(
  fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 8 }),
  fc.nat(),
  fc.option(fc.uniqueArray(fc.constantFrom(...codes)), { nil: undefined }),
);
const batches = fc.array(fc.array(key, { maxLength: 12 }), { minLength: 1, maxLength: 3 });

describe('entities of random batches over random maps', () => {
  test('each go to the placement of their key, none to another, none lost, and come back in order; unknown codes are refused', () => {
    fc.assert(
      fc.property(maps, batches, ([placed, drawn, serves], keys) => {
        const targets = placed.map(target);
        const fallback = targets[drawn % targets.length] as Target;
        const fallbackServes = serves && new Set(serves);
        const place = createPlace({ targets, fallback, fallbackServes }, KEYS);
        const entities = keys.map(
          (list, field): EntityRequest => ({
            alias: `field${field}`,
            variable: `of${field}`,
            representations: list.map((each, id) => JSON.stringify({ __typename: 'Thing', key: each, id })),
          }),
        );
        const request = { subgraph: 'things', operation, variables: undefined, entities };
        const { parts, refused } = splitEntities(request, entities, place);

        if (new Set(parts.map((part) => part.target)).size !== parts.length)
          throw new Error('asked one twice');
        for (const part of parts) {
          for (const { representations } of part.request.entities ?? []) {
            for (const text of representations) {
              const { key: sent } = JSON.parse(text) as { key: string };
              const owner = targets.find(({ placement }) => placement === sent.slice(0, 2)) ?? fallback;
              if (owner !== part.target) throw new Error(`${sent} went to ${part.target.placement}`);
            }
          }
        }
        const { data } = joinEntities(
          entities,
          parts.map((part) => ({
            ...part,
            answer: {
              data: Object.fromEntries(
                (part.request.entities ?? []).map(({ alias, representations }) => [alias, representations]),
              ),
            },
          })),
          refused,
        );
        const refusedAt = new Map(refused.map(({ path, extensions }) => [path?.join('.'), extensions?.code]));
        for (const { alias, representations } of entities) {
          representations.forEach((text, index) => {
            const { key: sent } = JSON.parse(text) as { key: unknown };
            const code = typeof sent === 'string' && sent.length >= 2 ? sent.slice(0, 2) : undefined;
            const isServed =
              code !== undefined && (serves === undefined || [...placed, ...serves].includes(code));
            const came = (data as Record<string, unknown[]>)[alias]?.[index];
            if (isServed ? came !== text : came !== null) throw new Error(`${text} came back as ${came}`);
            const refusedAs = refusedAt.get(`${alias}.${index}`);
            const expected = isServed ? undefined : code === undefined ? 'SUBGRAPH_FAILED' : 'UNKNOWN_REGION';
            if (refusedAs !== expected) throw new Error(`${text}: refused as ${refusedAs}`);
          });
        }
      }),
      { numRuns: BATCHES },
    );
  }, 120_000);

  test('keep their errors at the entities they are about', () => {
    const targets = [target('aa'), target('bb')];
    const place = createPlace({ targets, fallback: target('bb'), fallbackServes: undefined }, KEYS);
    const representations = ['bb1', 'aa1', 'bb2'].map((each) =>
      JSON.stringify({ __typename: 'Thing', key: each }),
    );
    const entities = [{ alias: '_entities', variable: 'representations', representations }];
    const { parts } = splitEntities(
      { subgraph: 'things', operation, variables: undefined, entities },
      entities,
      place,
    );
    const { errors } = joinEntities(
      entities,
      parts.map((part) => ({
        ...part,
        answer: {
          data: { _entities: part.indices[0]?.map(() => ({})) },
          errors: [{ message: 'No.', path: ['_entities', 1, 'name'] }],
        },
      })),
      [],
    );
    expect(errors?.map(({ path }) => path)).toEqual([['_entities', 2, 'name']]);
  });
});
