import { ArgsType, Field, ID } from 'type-graphql';
import { BodyKind } from '../entities/body-kind.js';
import { BodyListArgs } from './body-list-args.js';

@ArgsType()
export class BodiesArgs extends BodyListArgs {
  @Field(() => [ID], {
    nullable: true,
    description: 'Of one of these regions; "00" are those of all of Sweden. Swedish: länskod.',
  })
  regionCode?: string[] | null;

  @Field(() => [BodyKind], { nullable: true, description: 'Of one of these kinds. Swedish: slag.' })
  kind?: BodyKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Swedish full-text search in the name and the groups that have members, of at most 200 characters: words in the inflections that the Swedish stemmer and the hub's own list know, or as the beginnings of words; å, ä, ö, case and hyphens may be left out. Quotation marks, a minus sign and `or` work as in a web search. Swedish: sökord.",
  })
  search?: string | null;
}
