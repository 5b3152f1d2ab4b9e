import { describe, expect, it } from '@jest/globals';
import { answerType, streamAccepted } from './accept.js';

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

describe('a stream of events', () => {
  it.each([
    ['text/event-stream', 'rather'],
    ['Text/Event-Stream; charset=utf-8', 'rather'],
    ['text/event-stream, application/json', 'rather'],
    ['application/json;q=0.9, text/event-stream', 'rather'],
    ['text/event-stream, */*', 'rather'],
    ['application/json, text/event-stream', 'also'],
    ['application/graphql-response+json, application/json, text/event-stream, multipart/mixed', 'also'],
    ['text/event-stream;q=0.5, application/json', 'also'],
    ['text/event-stream;q=0', undefined],
    ['text/*', undefined],
    ['*/*', undefined],
    ['application/json', undefined],
    [undefined, undefined],
  ])('is accepted by %p: %p', (accept, accepted) => {
    expect(streamAccepted(accept)).toBe(accepted);
  });
});
