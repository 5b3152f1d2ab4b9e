import { describe, expect, it } from '@jest/globals';
import { answerType } from './accept.js';

describe('the media type of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['application/json;q=0.5, application/graphql-response+json;q=0.8', 'application/graphql-response+json'],
    ['application/graphql-response+json;q=0, application/json', 'application/json'],
    ['APPLICATION/JSON; charset=UTF-8', 'application/json'],
    ['text/html', undefined],
    ['application/json; charset=iso-8859-1', undefined],
  ])('for %p is %p', (accept, type) => {
    expect(answerType(accept)).toBe(type);
  });
});
