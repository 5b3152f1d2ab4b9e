import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Adherence } from './adherence.js';

/** What every write to one adherence answers; its field `agreement` is resolved alike for all. */
@ObjectType()
export abstract class AdherencePayload extends WritePayload {
  @Field(() => Adherence, {
    nullable: true,
    description: 'The adherence as it has become; null where the write was refused. Swedish: anslutning.',
  })
  adherence!: Adherence | null;

  /** Null where it does not exist, or the caller may not ask. */
  agreementId!: string | null;
}
