import { PartialDate, parsePartialDate, Source } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  simpleResolvers: true,
  description:
    'A decision of an organ of a public body about a version, such as the one by which it is adopted. Swedish: beslut.',
})
@Entity('decision')
export class Decision {
  @Field(() => ID, {
    description: 'The decision’s id: the version’s id, `-decision-` and a number. Swedish: id.',
  })
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'agreement_id' })
  agreementId!: string;

  @Column('text', { name: 'version_id' })
  versionId!: string;

  @Field(() => String, {
    description: 'The organ that decided: kommunfullmäktige, a board. Swedish: beslutande organ.',
  })
  @Column('text')
  organ!: string;

  /** As given: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'date' })
  printedDate!: string;

  @Field(() => PartialDate, { description: 'When it decided. Swedish: beslutsdatum.' })
  get date(): PartialDate {
    return parsePartialDate(this.printedDate) as PartialDate;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The paragraph of the minutes; null where not known. Swedish: paragraf.',
  })
  @Column('text', { nullable: true })
  paragraph!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The number under which the public body keeps it, as it writes it; null where not known. Swedish: diarienummer.',
  })
  @Column('text', { name: 'registry_number', nullable: true })
  registryNumber!: string | null;

  @Field(() => Source, { description: 'Where the hub has it from. Swedish: källa.' })
  @Column('jsonb')
  source!: Source;
}
