import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class StreamArgs {
  @Field(() => ID, { nullable: true, description: 'Only this agreement. Swedish: överenskommelse.' })
  agreementId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only agreements of this region, local ones included; "00" stands for the national ones. Swedish: länskod.',
  })
  regionCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The cursor of the last message the client saw in this same stream: it goes on from there. Swedish: efter markören.',
  })
  after?: string | null;
}
