import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';
import type { Target } from './target.js';

/** Whether a deployment is asked: always, not for now, or once to see whether it answers again. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** One circuit breaker: of a placement, or of a subgraph that is not placed. */
export interface Breaker {
  readonly subgraph: string | undefined;
  readonly placement: string | undefined;
  readonly name: string | undefined;
  readonly state: BreakerState;
}

export interface BreakerOptions {
  /** Failures in a row after which a deployment is skipped; 5 by default. */
  readonly failures?: number | undefined;
  /** Milliseconds after which a skipped deployment is asked again, by one request; 5,000 by default. */
  readonly pause?: number | undefined;
}

const DEFAULT_FAILURES = 5;
const DEFAULT_PAUSE = 5_000;

/**
 * How a request ended, for the breaker. One that tells nothing of the deployment counts neither way: a cancelled one, or a
 * write that waits for its turn behind others, while reads are answered. One that was refused for what its caller sent says
 * that the deployment answers, and nothing of whether it works.
 */
export type Ending = 'well' | 'badly' | 'untold' | 'refused';

/** The circuit breakers of all deployments. */
export interface Breakers {
  /**
   * Asks, unless the deployment is skipped.
   *
   * @returns undefined where it is skipped.
   */
  run<Result extends { readonly ending: Ending }>(
    target: Target,
    ask: () => Promise<Result>,
  ): Promise<Result | undefined>;
  /** Keeps breakers for these deployments and no others; those that stay the same keep their state. */
  watch(targets: readonly Target[]): void;
  list(): readonly Breaker[];
}

/**
 * Makes the breakers, one for each subgraph of each deployment: where one of its paths hangs, the other is still asked.
 *
 * @param onChange told of every change of state.
 */
export function createBreakers(
  { failures = DEFAULT_FAILURES, pause = DEFAULT_PAUSE }: BreakerOptions,
  onChange: (breaker: Breaker) => void = () => undefined,
): Breakers {
  let circuits = new Map<string, Circuit>();

  const createCircuit = (target: Target): Circuit => {
    const policy: CircuitBreakerPolicy = circuitBreaker(
      handleWhenResult((result) => isFailure((result as { ending: Ending }).ending, policy)),
      { halfOpenAfter: pause, breaker: new ConsecutiveBreaker(failures) },
    );
    const circuit = { policy, who: whoIs(target) };
    policy.onStateChange(() => onChange(breakerOf(circuit)));
    return circuit;
  };

  return {
    async run(target, ask) {
      const policy = circuits.get(keyOf(target))?.policy;
      if (policy === undefined) return ask();
      // The library lets requests wait for the one that tries; whoever waits would wait as long as the deadline.
      if (policy.state === CircuitState.HalfOpen) return undefined;
      try {
        return await policy.execute(async () => {
          const result = await ask();
          if (PASSED_BY.includes(result.ending) && policy.state === CircuitState.Closed)
            throw new PassedBy(result);
          return result;
        });
      } catch (error) {
        if (error instanceof PassedBy) return error.result as Awaited<ReturnType<typeof ask>>;
        if (error instanceof BrokenCircuitError) return undefined;
        throw error;
      }
    },
    watch(targets) {
      const watched = new Map<string, Circuit>();
      for (const target of targets) {
        const key = keyOf(target);
        if (!watched.has(key)) watched.set(key, circuits.get(key) ?? createCircuit(target));
      }
      circuits = watched;
    },
    list: () => [...circuits.values()].map(breakerOf),
  };
}

interface Circuit {
  readonly policy: CircuitBreakerPolicy;
  readonly who: Omit<Breaker, 'state'>;
}

/** Endings that neither make a row of failures longer nor end it. */
const PASSED_BY: readonly Ending[] = ['untold', 'refused'];

/** Takes a result past the library's count of failures in a row. */
class PassedBy extends Error {
  constructor(readonly result: unknown) {
    super('The request counts for nothing.');
  }
}

/** The one request that tries again must come back; in all others one that tells nothing counts for nothing. */
function isFailure(ending: Ending, { state }: CircuitBreakerPolicy): boolean {
  return ending === 'badly' || (ending === 'untold' && state === CircuitState.HalfOpen);
}

/** Writing a key costs more than looking one up, and a deployment is asked again and again. */
const keys = new WeakMap<Target, string>();

function keyOf(target: Target): string {
  const known = keys.get(target);
  if (known !== undefined) return known;
  const { subgraph, placement, name, url } = target;
  const key = JSON.stringify([subgraph, placement, name, url.href]);
  keys.set(target, key);
  return key;
}

function whoIs({ subgraph, placement, name }: Target): Omit<Breaker, 'state'> {
  return { subgraph, placement, name };
}

function breakerOf({ policy, who }: Circuit): Breaker {
  return { ...who, state: STATES[policy.state] };
}

const STATES: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
};
