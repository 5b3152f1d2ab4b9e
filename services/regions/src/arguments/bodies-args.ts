import { searchDescription } from '@hub/common';
import { ArgsType, Field, ID } from 'type-graphql';
import { BodyKind } from '../entities/body-kind.js';
import { BodyListArgs } from './body-list-args.js';

@ArgsType()
export class BodiesArgs extends BodyListArgs {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Of one of these regions; "00" are those of all of Sweden. Records whose region no source states are left out then. Swedish: länskod.',
  })
  regionCode?: string[] | null;

  @Field(() => [BodyKind], { nullable: true, description: 'Of one of these kinds. Swedish: slag.' })
  kind?: BodyKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: searchDescription('the name and the groups that have members'),
  })
  search?: string | null;
}
