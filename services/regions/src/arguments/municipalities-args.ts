import { searchDescription } from '@hub/common';
import { ArgsType, Field, ID } from 'type-graphql';
import { MunicipalityListArgs } from './municipality-list-args.js';

@ArgsType()
export class MunicipalitiesArgs extends MunicipalityListArgs {
  @Field(() => [ID], { nullable: true, description: 'In one of these regions. Swedish: länskod.' })
  regionCode?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: searchDescription(
      'the name (Malmö, Malmö stad, Malmö kommun) and in what the sources name the municipality as',
    ),
  })
  search?: string | null;
}
