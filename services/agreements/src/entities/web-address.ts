import { Source } from '@hub/common';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'An address on the web that a source prints. Swedish: webbadress.',
})
export class WebAddress {
  @Field(() => String, {
    description:
      'The address as printed, which may lack "https://" and may not answer any more. Swedish: adress.',
  })
  address!: string;

  @Field(() => Source, { description: 'Where it is printed. Swedish: källa.' })
  source!: Source;
}
