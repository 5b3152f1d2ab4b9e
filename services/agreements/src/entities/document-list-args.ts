import { DateScalar, PageArgs, searchDescription } from '@hub/common';
import { ArgsType, Field, ID } from 'type-graphql';
import { DocumentOrder } from './document-order.js';
import { DOCUMENT_KINDS, DOCUMENT_TAGS } from './document-vocabulary.js';

/** Every argument that is given must fit; one with several values fits any of them, and an empty list fits none. */
@ArgsType()
export class DocumentListArgs extends PageArgs {
  @Field(() => [ID], {
    nullable: true,
    description:
      'About one of these regions; documents of no known region are left out. "00" stands for those of all of Sweden. Swedish: länskod.',
  })
  regionCode?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `With any of these tags, in any case. There are: ${DOCUMENT_TAGS.join(', ')}. New ones may appear; one that no document has finds none. Swedish: etikett.`,
  })
  tag?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `Of any of these kinds, in any case. There are: ${DOCUMENT_KINDS.join(', ')}. New ones may appear; one that no document is of finds none. Swedish: slag.`,
  })
  kind?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: searchDescription('the title, the kind, the tags and the registry number'),
  })
  search?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'May be of this day or later: a date known to the year fits every day of it. Documents without a date are left out. Swedish: från och med.',
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'May be of this day or earlier: a date known to the year fits every day of it. Documents without a date are left out. Swedish: till och med.',
  })
  to?: string | null;

  @Field(() => DocumentOrder, {
    nullable: true,
    description: 'In which order; by title where it is left out. Swedish: sortering.',
  })
  orderBy?: DocumentOrder | null;
}
