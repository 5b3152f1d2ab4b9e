import { Directive, Field, ObjectType } from 'type-graphql';
import { Refusal } from './refusal.js';

/** What every write answers beside its record. */
@ObjectType()
export abstract class WritePayload {
  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [Refusal], {
    description:
      'Every reason for which the write was refused, all at once; empty where all went well. After a refusal nothing was changed. Swedish: avslag.',
  })
  refusals!: Refusal[];
}
