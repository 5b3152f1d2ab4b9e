import { Field, InputType } from 'type-graphql';

@InputType({
  description:
    'Where a value that is recorded in the hub comes from, where it comes from a document. Swedish: källa.',
})
export class SourceInput {
  @Field(() => String, {
    nullable: true,
    description: 'The title of the document, at most 500 characters. Swedish: dokument.',
  })
  document?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The place in the document, at most 500 characters. Swedish: ställe.',
  })
  place?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address of a page on the web, http or https. Swedish: webbadress.',
  })
  url?: string | null;
}
