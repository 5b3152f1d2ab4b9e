import { WritePayload } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';
import { Agreement } from './agreement.js';
import { AgreementVersion } from './agreement-version.js';

/** What every write to an agreement answers. */
@ObjectType()
export abstract class AgreementPayload extends WritePayload {
  @Field(() => Agreement, {
    nullable: true,
    description:
      'The agreement as the write left it, also when it is sent again; null where it does not exist, was not made, or the caller may not write it. Swedish: överenskommelse.',
  })
  agreement!: Agreement | null;
}

/** What every write to a version answers. */
@ObjectType()
export abstract class VersionPayload extends AgreementPayload {
  @Field(() => AgreementVersion, {
    nullable: true,
    description:
      'The version as the write left it, also when it is sent again; null where it does not exist, was not made, or the caller may not write it. Swedish: version.',
  })
  version!: AgreementVersion | null;
}
