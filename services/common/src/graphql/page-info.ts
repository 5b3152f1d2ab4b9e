import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Where a page lies in its list. Swedish: sidinformation.',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow this page. Swedish: fler efter.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows come before this page. Swedish: fler före.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first row of the page; null for an empty page. Swedish: första markören.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The cursor of the last row of the page, to be given as `after` for the next page; null for an empty page. Swedish: sista markören.',
  })
  endCursor!: string | null;
}
