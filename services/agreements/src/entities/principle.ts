import { Source } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  simpleResolvers: true,
  description: 'A principle that the parties of an agreement hold to. Swedish: princip.',
})
@Entity('principle')
export class Principle {
  @Field(() => ID, { description: 'The principle’s id: principle-dialog. Swedish: id.' })
  @PrimaryColumn('text')
  id!: string;

  /** Its place among the principles, from 1. */
  @Column('integer')
  ordinal!: number;

  @Field(() => String, { description: 'The name as printed, in Swedish. Swedish: namn.' })
  @Column('text')
  name!: string;

  @Field(() => String, { description: 'The name in English. Swedish: engelskt namn.' })
  @Column('text', { name: 'english_name' })
  englishName!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the source calls the principles that it is one of, as printed: De 6 Principerna; null where it stands by itself. Swedish: samlingsnamn.',
  })
  @Column('text', { name: 'set_name', nullable: true })
  setName!: string | null;

  @Field(() => [Source], { description: 'Where the principle is named. Swedish: källor.' })
  @Column('jsonb')
  sources!: Source[];
}
