import { Source } from '@hub/common';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'What is to be done under an agreement during some years. Plans of one agreement may overlap. A plan whose years no source gives stands among the documents of its agreement. Swedish: handlingsplan.',
})
@Entity('action_plan')
export class ActionPlan {
  @Field(() => ID, {
    description:
      'The plan’s id; begins with the code of the region or municipality of its agreement. Swedish: id.',
  })
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'agreement_id' })
  agreementId!: string;

  @Field(() => String, { description: 'The title, with its years. Swedish: titel.' })
  @Column('text')
  title!: string;

  @Field(() => Int, { description: 'The first year it covers. Swedish: första år.' })
  @Column('integer', { name: 'start_year' })
  startYear!: number;

  @Field(() => Int, { description: 'The last year it covers. Swedish: sista år.' })
  @Column('integer', { name: 'end_year' })
  endYear!: number;

  @Field(() => Boolean, {
    description:
      'Whether the years are those of the agreement itself rather than of a plan beside it. Swedish: avtalsperiod.',
  })
  @Column('boolean', { name: 'agreement_period' })
  agreementPeriod!: boolean;

  @Field(() => [String], {
    description: 'What the plan holds, in the hub’s own words; empty where not known. Swedish: innehåll.',
  })
  @Column('text', { array: true })
  contents!: string[];

  @Column('text', { name: 'body_id', nullable: true })
  bodyId!: string | null;

  @Column('text', { name: 'document_id', nullable: true })
  documentId!: string | null;

  @Field(() => [Source], { description: 'Where the hub has the plan from. Swedish: källor.' })
  @Column('jsonb')
  sources!: Source[];
}
