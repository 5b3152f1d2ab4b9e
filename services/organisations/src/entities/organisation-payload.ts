import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Organisation } from './organisation.js';

/** What every write to one organisation answers. */
@ObjectType()
export abstract class OrganisationPayload extends WritePayload {
  @Field(() => Organisation, {
    nullable: true,
    description:
      'The organisation as the write left it, also where it was refused or is sent again; null where there is none, or the caller may not write. Swedish: organisation.',
  })
  organisation!: Organisation | null;
}
