/** The two media types an answer may have (GraphQL over HTTP). */
export type AnswerType = 'application/graphql-response+json' | 'application/json';

/**
 * The media type to answer with.
 *
 * @param accept the `Accept` header; without one, and for a wildcard, `application/json`, which every client reads.
 * @returns undefined where the client accepts neither.
 */
export function answerType(accept: string | undefined): AnswerType | undefined {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  let best: { type: AnswerType; weight: number } | undefined;
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const type = typeOf(name);
    if (!type || !charsetFits(parameters)) continue;
    const weight = weightOf(parameters);
    if (weight > 0 && (!best || weight > best.weight)) best = { type, weight };
  }
  return best?.type;
}

/**
 * Whether an answer may be a stream of events (SSE), which only a client takes that says so by name.
 *
 * @returns `rather` where the client puts it first, `also` where it would rather have another answer.
 */
export function streamAccepted(accept: string | undefined): 'rather' | 'also' | undefined {
  let stream = 0;
  let other = 0;
  for (const range of accept?.toLowerCase().split(',') ?? []) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = weightOf(parameters);
    if (name === 'text/event-stream') stream = Math.max(stream, weight);
    // Of two of the same weight, the first is meant.
    else if (typeOf(name) && (stream === 0 || weight > stream)) other = Math.max(other, weight);
  }
  if (stream === 0) return undefined;
  return stream > other ? 'rather' : 'also';
}

/** Whether a browser asks for a page to show. */
export function wantsPage(accept: string | undefined): boolean {
  return accept?.toLowerCase().includes('text/html') ?? false;
}

function typeOf(name: string): AnswerType | undefined {
  if (name === 'application/graphql-response+json') return name;
  return name === 'application/json' || name === 'application/*' || name === '*/*'
    ? 'application/json'
    : undefined;
}

function charsetFits(parameters: readonly string[]): boolean {
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return charset === undefined || /^"?utf-?8"?$/.test(charset);
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  if (quality === undefined) return 1;
  const weight = Number(quality.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
