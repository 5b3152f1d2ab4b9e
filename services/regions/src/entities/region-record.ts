import { Field, ID, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';

/** What every record has that a region's sources list: an id, whose it is, and its place in the list. */
@ObjectType({ simpleResolvers: true })
export abstract class RegionRecord {
  @PrimaryColumn('text')
  @Field(() => ID, {
    description: "A readable id that stays; it begins with the region's code. Swedish: id.",
  })
  id!: string;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  /** Its place among those of the region, from 1, as the sources have them. */
  @Column('integer')
  ordinal!: number;
}
