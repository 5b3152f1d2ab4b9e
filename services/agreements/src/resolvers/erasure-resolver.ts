import {
  type Connection,
  ERASURES,
  HistoryConnection,
  type HistoryEntry,
  PageArgs,
  readHistory,
} from '@hub/common';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { ErasePersonInput, ErasePersonPayload } from '../entities/erase-person.js';
import { erasePerson } from '../use-cases/erase-person.js';

@Resolver()
export class ErasureResolver {
  @Mutation(() => ErasePersonPayload, {
    nullable: true,
    description:
      'Erases what the register of agreements holds of a person: who it was can’t be told any more of what they did, which stays. Takes the role hub-admin. Swedish: radera personuppgifter.',
  })
  erasePerson(
    @Arg('input', () => ErasePersonInput, { description: 'Whose data is to be erased. Swedish: radering.' })
    input: ErasePersonInput,
    @Ctx() context: Context,
  ): Promise<ErasePersonPayload> {
    return erasePerson(input, context);
  }

  @Query(() => HistoryConnection, {
    nullable: true,
    description:
      'The erasures of persons’ data from the register of agreements, never of whom; null for all but hub-admin. Swedish: raderingar.',
  })
  erasures(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HistoryEntry> | null> {
    return readHistory(context, { chain: ERASURES, act: 'erasePerson', signers: 'erasePerson' }, page);
  }
}
