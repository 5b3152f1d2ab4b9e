import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Actor } from './actor.js';
import { HistoryEntry } from './history-entry.js';
import { actorOf, type HistoryContext } from './history-reader.js';

/** Every service with histories has it among its resolvers. */
@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @FieldResolver(() => Actor, {
    nullable: true,
    description:
      'Who did it; null where that person’s data has been erased, or where the caller may not read the entry. Each reading is logged. Swedish: vem.',
  })
  actor(@Root() entry: HistoryEntry, @Ctx() context: unknown): Promise<Actor | null> | null {
    return actorOf(entry, context as HistoryContext);
  }
}
