import { ArgsType, Field, ID } from 'type-graphql';
import { MunicipalityListArgs } from './municipality-list-args.js';

@ArgsType()
export class MunicipalitiesArgs extends MunicipalityListArgs {
  @Field(() => [ID], { nullable: true, description: 'In one of these regions. Swedish: länskod.' })
  regionCode?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Swedish full-text search in the name and in what the sources name the municipality as, of at most 200 characters: words in the inflections that the Swedish stemmer and the hub's own list know, or as the beginnings of words; å, ä, ö, case and hyphens may be left out. Quotation marks, a minus sign and `or` work as in a web search. Swedish: sökord.",
  })
  search?: string | null;
}
