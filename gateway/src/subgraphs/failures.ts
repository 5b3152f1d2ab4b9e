import type { SubgraphAnswer } from '../engine/index.js';
import type { Target } from './target.js';

/** Why there is no answer of a subgraph. */
export type FailureCode = 'SUBGRAPH_UNREACHABLE' | 'REGION_UNREACHABLE' | 'TIMEOUT' | 'SUBGRAPH_FAILED';

/** What became of a request, before it is known who was asked. */
export type Trouble = 'unreachable' | 'timeout' | 'failed';

/** The answer that stands for none: no data, one error with a code, and the placement's code as `region`. */
export function failed(
  target: Pick<Target, 'subgraph' | 'placement'>,
  trouble: Trouble,
  what: string,
): SubgraphAnswer {
  const { subgraph, placement } = target;
  const where =
    placement === undefined ? `Subgraph ${subgraph}` : `Subgraph ${subgraph} of region ${placement}`;
  const extensions = {
    code: codeFor(trouble, placement),
    ...(placement === undefined ? {} : { region: placement }),
  };
  return { data: null, errors: [{ message: `${where} ${what}.`, extensions }] };
}

function codeFor(trouble: Trouble, placement: string | undefined): FailureCode {
  if (trouble === 'timeout') return 'TIMEOUT';
  if (trouble === 'failed') return 'SUBGRAPH_FAILED';
  return placement === undefined ? 'SUBGRAPH_UNREACHABLE' : 'REGION_UNREACHABLE';
}
