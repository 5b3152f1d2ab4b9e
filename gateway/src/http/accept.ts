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
