import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { EndAdherenceInput, EndAdherencePayload } from '../entities/end-adherence.js';
import { endAdherence } from '../use-cases/end-adherence.js';
import { afterWrite } from './after-write.js';

@Resolver(() => EndAdherencePayload)
export class AdherenceEndResolver {
  @Mutation(() => EndAdherencePayload, {
    nullable: true,
    description:
      'The agreement’s manager ends a standing signature that its organisation does not withdraw itself, for example since there is no such organisation any more; the history stays. Swedish: avsluta anslutning.',
  })
  endAdherence(
    @Arg('input', () => EndAdherenceInput, { description: 'Which signature, and why. Swedish: avslut.' })
    input: EndAdherenceInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, endAdherence(input, context));
  }
}
