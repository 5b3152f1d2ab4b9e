import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Organisation } from './organisation.js';

/** What every write to one organisation answers. */
@ObjectType()
export abstract class OrganisationPayload extends WritePayload {
  @Field(() => Organisation, {
    nullable: true,
    description:
      'The organisation as it stands now, also where the write was refused; null where there is none, or the caller may not write. Swedish: organisation.',
  })
  organisation!: Organisation | null;
}
