import { connectionOf, DOCUMENT_DESCRIPTION, PartialDate, parsePartialDate, Source } from '@hub/common';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DocumentRelevance } from './document-relevance.js';
import { WebAddress } from './web-address.js';

@Directive('@key(fields: "id")')
@ObjectType({ simpleResolvers: true, description: DOCUMENT_DESCRIPTION })
@Entity('document')
export class Document {
  @Field(() => ID, { description: 'The document’s id: doc-related-63. Swedish: id.' })
  @PrimaryColumn('text')
  id!: string;

  @Field(() => String, {
    description: 'The title as printed; of a document without one, how it begins. Swedish: titel.',
  })
  @Column('text')
  title!: string;

  /** Sorts titles by the Swedish alphabet when its bytes are compared. */
  @Column('text', { name: 'title_key' })
  titleKey!: string;

  @Field(() => String, {
    description:
      'What kind of document it is, in English: "agreement", "final report", "guideline", "minutes"; "other" where neither its title, its tags nor a record that is known from it tells. Swedish: slag av handling.',
  })
  @Column('text')
  kind!: string;

  @Column('text', { name: 'publisher_id', nullable: true })
  publisherId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The board of the publisher that it comes from, as printed; null where none is named. Swedish: nämnd.',
  })
  @Column('text', { nullable: true })
  board!: string | null;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  /** As printed: 2014, 2014-11 or 2014-11-25. */
  @Column('text', { name: 'date', nullable: true })
  printedDate!: string | null;

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'The date it bears, or of the meeting it records, as exactly as that is known; null where there is none. Swedish: datum.',
  })
  get date(): PartialDate | null {
    return this.printedDate === null ? null : parsePartialDate(this.printedDate);
  }

  /** The days its date covers: the first, and the one after the last. */
  @Column('date', { name: 'date_from', nullable: true })
  dateFrom!: string | null;

  @Column('date', { name: 'date_to', nullable: true })
  dateTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The registry number as printed; unique within one authority, in no common form. Swedish: diarienummer.',
  })
  @Column('text', { name: 'registry_number', nullable: true })
  registryNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number that the publisher gave the document itself. Swedish: dokumentnummer.',
  })
  @Column('text', { name: 'document_number', nullable: true })
  documentNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The organ that decided it, as printed: kommunstyrelsen. Swedish: beslutad av.',
  })
  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The paragraph of the minutes under which it was decided. Swedish: paragraf.',
  })
  @Column('text', { nullable: true })
  paragraph!: string | null;

  @Column('text', { name: 'meeting_date', nullable: true })
  printedMeetingDate!: string | null;

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The day of the meeting that it was written for. Swedish: sammanträdesdag.',
  })
  get meetingDate(): PartialDate | null {
    return this.printedMeetingDate === null ? null : parsePartialDate(this.printedMeetingDate);
  }

  @Column('text', { name: 'responds_to_id', nullable: true })
  respondsToId!: string | null;

  @Column('text', { name: 'part_of_id', nullable: true })
  partOfId!: string | null;

  @Column('text', { name: 'duplicate_of_id', nullable: true })
  duplicateOfId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The language it is written in, as BCP 47 has it: sv. Swedish: språk.',
  })
  @Column('text', { nullable: true })
  language!: string | null;

  @Field(() => DocumentRelevance, {
    nullable: true,
    description:
      'How much a related document has to do with cooperation; null for the documents that the data comes from. Swedish: relevans.',
  })
  @Column('text', { nullable: true })
  relevance!: DocumentRelevance | null;

  @Field(() => Boolean, {
    description: 'Whether the name of a person was taken out of the title. Swedish: maskerad titel.',
  })
  @Column('boolean', { name: 'title_redacted' })
  titleRedacted!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know of it, in the hub’s own words. Swedish: anmärkning.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => [String], {
    description: 'What it is about, in short English words: iop, agreement, malmo. Swedish: etiketter.',
  })
  @Column('text', { array: true })
  tags!: string[];

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [WebAddress], { description: 'The addresses that it prints. Swedish: webbadresser.' })
  @Column('jsonb', { name: 'web_addresses' })
  webAddresses!: WebAddress[];

  @Directive('@listSize(assumedSize: 1)')
  @Field(() => [Source], { description: 'Where the hub has the document from. Swedish: källor.' })
  @Column('jsonb')
  sources!: Source[];
}

export const { Connection: DocumentConnection } = connectionOf(Document, 'Document');
