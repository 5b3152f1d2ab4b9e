import {
  connectionOf,
  DateTimeScalar,
  PartialDate,
  parsePartialDate,
  REVISION_DESCRIPTION,
  Source,
} from '@hub/common';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isBalanced, shareOfWomen } from '../representation.js';
import { BodyKind } from './body-kind.js';
import {
  PreparatoryDocument,
  readPreparatoryDocument,
  type StatedPreparatoryDocument,
} from './preparatory-document.js';
import { readWorkShare, type StatedWorkShare, WorkShare } from './work-share.js';

@Entity('body')
@Directive('@key(fields: "id")')
@Directive('@placement(subgraph: "activities", key: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'A standing body in which public bodies and civil society meet, or that leads their common work. Swedish: samverkansråd, beredning, styrgrupp, arbetsgrupp, partnerskap.',
})
export class Body {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description:
      "A readable id that stays; it begins with the region's code: 14-body-beredningen. Swedish: id.",
  })
  id!: string;

  /** The deployment it is kept by. */
  @Column('text', { name: 'region_code' })
  regionCode!: string;

  /** Whether a source says that it is of the region, or of all of Sweden. */
  @Column('boolean', { name: 'region_stated' })
  regionStated!: boolean;

  @Column('text')
  @Field(() => String, {
    description: 'As printed where a source prints a name; else named by the hub in Swedish. Swedish: namn.',
  })
  name!: string;

  @Column('boolean', { name: 'name_is_printed' })
  @Field(() => Boolean, {
    description: 'Whether a source prints the name; false where the hub named it. Swedish: tryckt namn.',
  })
  nameIsPrinted!: boolean;

  @Column('text', { array: true })
  @Field(() => [String], {
    description: 'Other names that the sources print of it. Swedish: andra namn.',
  })
  aliases!: string[];

  /** The name's place in the Swedish alphabet. */
  @Column('text', { name: 'sort_key' })
  sortKey!: string;

  @Column('text')
  @Field(() => BodyKind, { description: 'What the body is for. Swedish: slag.' })
  kind!: BodyKind;

  @Column('integer', { name: 'stated_seats', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'How many seats the source says the body has, whether or not it says whose; null where it does not. Swedish: uppgivet antal platser.',
  })
  statedSeats!: number | null;

  @Column('text', { name: 'member_categories', array: true })
  @Field(() => [String], {
    description:
      'The groups that have members in the body, as printed, where the source gives neither numbers nor names. Swedish: representanter från.',
  })
  memberCategories!: string[];

  @Column('integer', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'How many members are women; null where not known. Swedish: kvinnor.',
  })
  women!: number | null;

  @Column('integer', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'How many members are men; null where not known. Swedish: män.',
  })
  men!: number | null;

  /** As printed: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'founded', nullable: true })
  printedFounded!: string | null;

  @Column('text', { name: 'decided', nullable: true })
  printedDecided!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What the sources say of it beyond the other fields, in English; null where nothing. Swedish: beskrivning.',
  })
  description!: string | null;

  @Column('jsonb', { name: 'work_shares' })
  statedWorkShares!: StatedWorkShare[];

  @Column('jsonb', { name: 'preparatory_document', nullable: true })
  statedPreparatoryDocument!: StatedPreparatoryDocument | null;

  @Column('integer')
  @Field(() => Int, { description: REVISION_DESCRIPTION })
  revision!: number;

  @Column('timestamptz', { name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When the record last changed. Swedish: ändrad.' })
  updatedAt!: Date;

  @Column('jsonb')
  @Field(() => [Source], { description: 'Where the record comes from. Swedish: källor.' })
  sources!: Source[];

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When the body was founded; null where not known. Swedish: bildat.',
  })
  get founded(): PartialDate | null {
    return this.printedFounded === null ? null : parsePartialDate(this.printedFounded);
  }

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was decided to have the body; null where not known. Swedish: beslutat.',
  })
  get decided(): PartialDate | null {
    return this.printedDecided === null ? null : parsePartialDate(this.printedDecided);
  }

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [WorkShare], {
    description:
      'How working time was shared between its women and men, period by period; empty where not known. Swedish: arbetsfördelning.',
  })
  get workShares(): WorkShare[] {
    return this.statedWorkShares.map(readWorkShare);
  }

  @Field(() => PreparatoryDocument, {
    nullable: true,
    description: 'The document that prepared its founding; null where not known. Swedish: beslutsunderlag.',
  })
  get preparatoryDocument(): PreparatoryDocument | null {
    return this.statedPreparatoryDocument === null
      ? null
      : readPreparatoryDocument(this.statedPreparatoryDocument);
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Women by women and men, from 0 to 1; null where not known. Swedish: andel kvinnor.',
  })
  get shareOfWomen(): number | null {
    return shareOfWomen(this);
  }

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether women and men each have from 40 to 60 percent of the seats; null where not known. Swedish: jämställd representation.',
  })
  get genderBalanced(): boolean | null {
    return isBalanced(this);
  }
}

export const { Connection: BodyConnection } = connectionOf(Body, 'Body', { gathered: true });
