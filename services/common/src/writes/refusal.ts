import { Directive, Field, ObjectType } from 'type-graphql';
import { RefusalCode } from './refusal-code.js';

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'Why a write was refused. An expected refusal is data; only a fault is an error. Swedish: avslag.',
})
export class Refusal {
  @Field(() => RefusalCode, { description: 'The reason, for programs. Swedish: skäl.' })
  code!: RefusalCode;

  @Field(() => String, { description: 'The reason in plain words. Swedish: förklaring.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The path of the input field it is about; null where it is about the whole. Swedish: fält.',
  })
  field!: string[] | null;
}
