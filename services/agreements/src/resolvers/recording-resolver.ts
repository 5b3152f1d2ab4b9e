import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { RecordAdherencesInput, RecordAdherencesPayload } from '../entities/record-adherences.js';
import { recordAdherences } from '../use-cases/record-adherences.js';
import { afterWrite } from './after-write.js';

@Resolver(() => RecordAdherencesPayload)
export class RecordingResolver {
  @Mutation(() => RecordAdherencesPayload, {
    nullable: true,
    description:
      'The agreement’s manager records signatures that were made on paper: all, or none where any is refused. Each is one change of the agreement’s count. They need neither an open joining nor the current version; those on the current one count. Swedish: registrera underskrifter.',
  })
  recordAdherences(
    @Arg('input', () => RecordAdherencesInput, { description: 'Who signed what. Swedish: underskrifter.' })
    input: RecordAdherencesInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, recordAdherences(input, context));
  }
}
