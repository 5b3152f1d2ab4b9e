import { Directive, Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.js';

/** Where a value comes from. Stored as JSON beside the value. Its field `record` is added where a subgraph is built. */
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'Where a value comes from: a document and the place in it, an address, or the client that recorded it. Swedish: källa.',
})
export class Source {
  @Field(() => String, { nullable: true, description: 'The title of the document. Swedish: dokument.' })
  document?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The place in the document: a page, a slide, a line. Swedish: ställe.',
  })
  place?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address of a page on the web. Swedish: webbadress.',
  })
  url?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When a client recorded the value in the hub; null for what comes from a document. Swedish: registrerad.',
  })
  recordedAt?: Date | string | null;

  /** Stored only where it is so. */
  @Field(() => Boolean, {
    description:
      'Whether the value was looked up outside the documents, such as on a public page or in a list of official codes. It stands beside what the documents print and never replaces it. False for what a client recorded in the hub. Swedish: extern källa.',
  })
  external?: boolean;
}
