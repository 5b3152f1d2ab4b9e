import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, Kind, parse, validate } from 'graphql';
import { explainRefusal } from './explain.js';
import { createGuard } from './guard.js';
import { DEFAULT_LIMITS } from './limits.js';
import { measure } from './measure.js';
import { tokensError } from './tokens.js';

const schema = buildSchema('type Query { a: Query b: Int }');
const guardOf = (limits = DEFAULT_LIMITS) =>
  createGuard(limits, { publicSchema: schema, listSizes: new Map() });

function measured(text: string) {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The test needs an operation.');
  return measure(operation, document);
}

describe('measuring an operation', () => {
  it('counts levels, aliases, directives and root fields', () => {
    expect(measured('query @x { a { a { b } } y: b @include(if: true) ... @skip(if: false) { b } }')).toEqual(
      {
        depth: 3,
        fields: 5,
        aliases: 1,
        directives: 3,
        rootFields: 3,
      },
    );
  });

  it('counts a fragment as often as it is used', () => {
    expect(measured('{ ...F a { ...F } } fragment F on Query { x: b @skip(if: false) }')).toEqual({
      depth: 2,
      fields: 3,
      aliases: 2,
      directives: 2,
      rootFields: 2,
    });
  });

  it('ends for fragments that hold each other', () => {
    expect(
      measured('{ ...F } fragment F on Query { a { ...G } } fragment G on Query { a { ...F } }').depth,
    ).toBe(2);
  });

  it('takes no longer for fragments that double at each level', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
    );
    expect(measured(`{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { x: b }`).aliases).toBe(2 ** 60);
  });
});

describe('the limits by default', () => {
  it('leave room for the introspection of tools', () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(guardOf().ofDocument(parse(query))).toEqual([]);
    expect(tokensError(query, DEFAULT_LIMITS)).toBeUndefined();
  });
});

describe('the word for too many tokens', () => {
  it('names the limit, and is not said of texts within it', () => {
    const limits = { ...DEFAULT_LIMITS, tokens: 5 };
    expect(tokensError('{ b b b }', limits)).toBeUndefined();
    expect(tokensError('{ b b b b }', limits)?.extensions).toEqual({
      code: 'LIMIT_EXCEEDED',
      limit: 'tokens',
      max: 5,
    });
  });

  it('is not said because of comments', () => {
    expect(
      tokensError(`{ b } ${'# nothing\n'.repeat(20)}`, { ...DEFAULT_LIMITS, tokens: 5 }),
    ).toBeUndefined();
  });
});

describe('explaining a refusal', () => {
  it('leaves out what else is wrong with an operation over a limit', () => {
    const limits = { ...DEFAULT_LIMITS, depth: 1 };
    const errors = validate(schema, parse('{ a { nothing } }'));
    const all = [...errors, ...guardOf(limits).ofDocument(parse('{ a { nothing } }'))];
    expect(explainRefusal(all, '', limits).map(({ extensions }) => extensions.code)).toEqual([
      'LIMIT_EXCEEDED',
    ]);
    expect(explainRefusal(errors, '', limits)).toBe(errors);
  });
});
