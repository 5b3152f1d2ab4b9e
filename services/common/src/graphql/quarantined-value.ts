import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'A value that a source prints but that cannot be right: kept as printed and shown, not used and not mended. Swedish: värde i karantän.',
})
export class QuarantinedValue {
  @Field(() => String, { description: 'The field the value was meant for. Swedish: fält.' })
  field!: string;

  @Field(() => String, { description: 'The value as the source prints it. Swedish: värde.' })
  value!: string;

  @Field(() => String, { description: 'Why it cannot be right. Swedish: skäl.' })
  reason!: string;
}
