import { ArgsType, Field, ID } from 'type-graphql';
import { MunicipalityListArgs } from './municipality-list-args.js';

@ArgsType()
export class MunicipalitiesArgs extends MunicipalityListArgs {
  @Field(() => [ID], { nullable: true, description: 'In one of these regions. Swedish: länskod.' })
  regionCode?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Swedish full-text search in the name and in what the sources name the municipality as, of at most 200 characters; also finds the beginnings of words, and does not mind å, ä, ö, case or hyphens. Swedish: sökord.',
  })
  search?: string | null;
}
