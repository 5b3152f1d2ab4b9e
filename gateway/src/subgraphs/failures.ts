import type { SubgraphAnswer, SubgraphError, SubgraphOperation } from '../engine/index.js';
import type { ErrorCode } from '../error-codes.js';
import type { Target } from './target.js';

/** Why there is no answer of a subgraph. */
export type FailureCode = Extract<
  ErrorCode,
  'SUBGRAPH_UNREACHABLE' | 'REGION_UNREACHABLE' | 'TIMEOUT' | 'SUBGRAPH_FAILED' | 'FAILED'
>;

const FAILURES: readonly unknown[] = [
  'SUBGRAPH_UNREACHABLE',
  'REGION_UNREACHABLE',
  'TIMEOUT',
  'SUBGRAPH_FAILED',
  'FAILED',
] satisfies FailureCode[];

export function isFailureCode(code: unknown): code is FailureCode {
  return FAILURES.includes(code);
}

/**
 * Codes of errors that are the asker's own: every deployment would say the same. An operation that does not fit a
 * deployment's schema is none: the gateway made it.
 */
const OWN_FAULTS: readonly unknown[] = ['BAD_USER_INPUT', 'INVALID_CURSOR', 'FORBIDDEN'];

/** Whether an error is the fault of who asked, and not of the deployment that tells of it. */
export function isOwnFault({ extensions }: SubgraphError): boolean {
  return OWN_FAULTS.includes(extensions?.code);
}

/** What became of a request, before it is known who was asked. */
export type Trouble = 'unreachable' | 'timeout' | 'failed';

/** The answer that stands for none: no data, and one error with a code that says who was asked. */
export function failed(
  target: Pick<Target, 'subgraph' | 'placement' | 'name'>,
  trouble: Trouble,
  what: string,
): SubgraphAnswer {
  const extensions = { code: codeFor(trouble, target.placement), ...regionOf(target) };
  return { data: null, errors: [{ message: `${describe(target)} ${what}.`, extensions }] };
}

/** The extensions that name a placement: its code as `region` and its name as `regionName`. */
export function regionOf({ placement, name }: Pick<Target, 'placement' | 'name'>): Record<string, string> {
  if (placement === undefined) return {};
  return { region: placement, ...(name !== undefined && { regionName: name }) };
}

function describe({ subgraph, placement, name }: Pick<Target, 'subgraph' | 'placement' | 'name'>): string {
  if (placement === undefined) return `Subgraph ${subgraph}`;
  return `Subgraph ${subgraph} of region ${placement}${name === undefined ? '' : ` (${name})`}`;
}

function codeFor(trouble: Trouble, placement: string | undefined): FailureCode {
  if (trouble === 'timeout') return 'TIMEOUT';
  if (trouble === 'failed') return placement === undefined ? 'SUBGRAPH_FAILED' : 'FAILED';
  return placement === undefined ? 'SUBGRAPH_UNREACHABLE' : 'REGION_UNREACHABLE';
}

/**
 * What became of a change that no answer tells of: it was never sent, or it was and may have been made. Stands in
 * `extensions.outcome`.
 */
export type MutationOutcome = 'NOT_SENT' | 'UNKNOWN';

/** Says in the errors of a mutation what became of it; others stay as they are. */
export function ofMutation(
  { kind }: Pick<SubgraphOperation, 'kind'>,
  outcome: MutationOutcome,
  answer: SubgraphAnswer,
): SubgraphAnswer {
  if (kind !== 'mutation' || answer.errors === undefined) return answer;
  const errors = answer.errors.map((error) => ({ ...error, extensions: { ...error.extensions, outcome } }));
  return { ...answer, errors };
}

/**
 * Says that the change may have been made, in the errors of a mutation's fields that a service has not answered: it may
 * have failed after the change was written. What it refused for what was asked, or for who asked, was not begun; and where
 * the service itself says what became of the change, it knows.
 */
export function whereUnanswered(
  { kind }: Pick<SubgraphOperation, 'kind'>,
  answer: SubgraphAnswer,
): SubgraphAnswer {
  if (kind !== 'mutation' || answer.errors === undefined) return answer;
  const { data } = answer;
  const isUnanswered = (error: SubgraphError) =>
    !isOwnFault(error) &&
    !NOT_BEGUN.includes(error.extensions?.code) &&
    (data?.[error.path?.[0] ?? ''] ?? null) === null;
  const errors = answer.errors.map((error) =>
    isUnanswered(error) ? { ...error, extensions: { outcome: 'UNKNOWN', ...error.extensions } } : error,
  );
  return { ...answer, errors };
}

/** Codes with which a service refuses a request before it carries out any of it. */
const NOT_BEGUN: readonly unknown[] = [
  'UNAUTHENTICATED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_EXCEEDED',
];
