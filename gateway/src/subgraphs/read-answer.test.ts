import { describe, expect, test } from '@jest/globals';
import { readAnswer } from './read-answer.js';

const JSON_TYPE = 'application/json; charset=utf-8';

describe('a subgraph’s answer', () => {
  test.each([
    ['data', '{"data":{"a":1}}', { data: { a: 1 } }],
    [
      'data and errors',
      '{"data":{"a":null},"errors":[{"message":"No.","path":["a"]}]}',
      { data: { a: null }, errors: [{ message: 'No.', path: ['a'] }] },
    ],
    ['errors without data', '{"errors":[{"message":"No."}]}', { data: null, errors: [{ message: 'No.' }] }],
    ['an empty list of errors', '{"data":{},"errors":[]}', { data: {} }],
  ])('with %s is read as it is', (_what, body, expected) => {
    expect(JSON.parse(JSON.stringify(readAnswer(200, JSON_TYPE, body)))).toEqual(expected);
    expect(readAnswer(200, 'application/graphql-response+json', body)).toEqual(
      readAnswer(200, undefined, body),
    );
  });

  test.each([
    ['HTML', 'text/html', '<p>', 'status 200 and text/html where JSON was expected'],
    ['broken JSON', JSON_TYPE, '{', 'status 200 and text that is not JSON'],
    ['a list', JSON_TYPE, '[]', 'JSON that is not a GraphQL answer'],
    ['null data without an error', JSON_TYPE, '{"data":null}', 'JSON that is not a GraphQL answer'],
    ['data that is no object', JSON_TYPE, '{"data":[1]}', 'JSON that is not a GraphQL answer'],
  ])('that is %s is refused, saying what came', (_what, type, body, message) => {
    expect(readAnswer(200, type, body)).toContain(message);
  });

  test('with a status of a fault is none, whatever its body is', () => {
    expect(readAnswer(500, JSON_TYPE, '{"data":{"a":1}}')).toBe('answered with status 500');
  });

  test('with very many errors is read with the first of them', () => {
    const errors = Array.from({ length: 50_000 }, (_, index) => ({ message: `No ${index}.` }));
    const answer = readAnswer(200, JSON_TYPE, JSON.stringify({ data: {}, errors }));
    expect(typeof answer === 'string' ? answer : answer.errors?.length).toBe(100);
  });
});
