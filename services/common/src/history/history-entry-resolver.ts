import { FORMATS } from '@hub/schema/formats';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HubError } from '../errors/hub-error.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { Actor } from './actor.js';
import { HistoryEntry } from './history-entry.js';
import { actorOf, type HistoryContext } from './history-reader.js';

/** Every service with histories has it among its resolvers. */
@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  /** @throws HubError HISTORY_BROKEN for a time that the service can't have written: somebody else has. */
  @FieldResolver(() => DateTimeScalar)
  occurredAt(@Root() { number, occurredAt }: HistoryEntry): string | null {
    if (occurredAt === null || FORMATS['date-time'].test(occurredAt)) return occurredAt;
    throw new HubError(
      'HISTORY_BROKEN',
      `Expected entry ${number} of the history to have a time that the service has written, got "${occurredAt}": npm run history:verify tells what is wrong.`,
    );
  }

  @FieldResolver(() => Actor, {
    nullable: true,
    description:
      'Who did it; null where that person’s data has been erased, or where the caller may not read the entry. Each reading is logged. Swedish: vem.',
  })
  actor(@Root() entry: HistoryEntry, @Ctx() context: unknown): Promise<Actor | null> | null {
    return actorOf(entry, context as HistoryContext);
  }
}
