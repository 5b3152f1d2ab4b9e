import { type EventEmitter, on, once } from 'node:events';
import { type BaseContext, badUserInput, buildSubgraph, type Subgraph } from '@hub/common';
import { Arg, Ctx, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { EntityManager } from 'typeorm';

/** The lock that the first of two statements waits for, and the second one. */
export const TEST_LOCK = 4_711;
export const SECOND_STATEMENT = "select 'the second'";

/** What a test can do while an operation waits. */
export interface Gate {
  /** Emits `waiting` when the slow operation has come, lets it go on `open`; `tick` is a message with its number. */
  readonly events: EventEmitter;
}

export interface TestContext extends BaseContext {
  readonly gate: Gate;
  /** Counts contexts, to tell one from the next. */
  readonly number: number;
}

@Resolver()
class TestResolver {
  @Query(() => String)
  me(@Ctx() { identity }: TestContext): string {
    return JSON.stringify(identity);
  }

  @Query(() => Int, { nullable: true })
  async one(@Ctx() { db }: TestContext): Promise<number> {
    const [row] = (await db.query('select 1 as one')) as { one: number }[];
    return row?.one ?? 0;
  }

  @Query(() => String, { nullable: true })
  fault(): string {
    throw new TypeError('the password is hunter2');
  }

  @Query(() => String, { nullable: true })
  async sqlFault(@Arg('value', () => String) value: string, @Ctx() { db }: TestContext): Promise<string> {
    return db.query('select cast($1 as text) from no_such_table', [value]);
  }

  @Query(() => String, { nullable: true })
  told(): string {
    throw badUserInput('Expected less, got more.');
  }

  @Query(() => String)
  async slow(@Ctx() { gate }: TestContext): Promise<string> {
    gate.events.emit('waiting');
    await once(gate.events, 'open');
    return 'finished';
  }

  /** Two statements, in a transaction or not, of which the first waits where a lock is held; says `gone` and `over`. */
  @Query(() => String, { nullable: true })
  async twoStatements(
    @Arg('transaction', () => Boolean) transaction: boolean,
    @Ctx() { db, gate, signal }: TestContext,
  ): Promise<string> {
    signal.addEventListener('abort', () => gate.events.emit('gone'));
    const run = async (manager: EntityManager) => {
      await manager.query(`select pg_advisory_xact_lock(${TEST_LOCK})`);
      await manager.query(SECOND_STATEMENT);
      return 'both';
    };
    try {
      return await (transaction ? db.transaction(run) : run(db));
    } finally {
      gate.events.emit('over');
    }
  }

  @Subscription(() => Int, {
    subscribe: ({ context }: { context: TestContext }) => ticksOf(context.gate.events) as never,
  })
  ticks(@Root() [value]: [number]): number {
    if (value < 0) {
      throw new Error('the password is hunter2');
    }
    return value;
  }

  @Subscription(() => Int, { subscribe: refuse as never })
  refused(): number {
    return 0;
  }

  /** The number of the context that the message is answered in. */
  @Subscription(() => Int, {
    subscribe: async function* () {
      yield 1;
      yield 2;
    } as never,
  })
  contexts(@Ctx() { number }: TestContext): number {
    return number;
  }
}

/** The ticks; says `subscribed` when it begins and `ended` when it is left. */
function ticksOf(events: EventEmitter): AsyncIterableIterator<[number]> {
  const ticks = on(events, 'tick') as AsyncIterableIterator<[number]>;
  events.emit('subscribed');
  return {
    next: () => ticks.next(),
    async return() {
      events.emit('ended');
      return (await ticks.return?.()) ?? { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function refuse(): never {
  throw badUserInput('Expected an agreement, got none.');
}

export function testSubgraph(): Subgraph {
  return buildSubgraph({ resolvers: [TestResolver], composed: [], references: {} });
}
