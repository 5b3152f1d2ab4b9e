import { DateTimeScalar, Sector, searchDescription } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { OrganisationKind } from '../entities/organisation-kind.js';

@InputType({
  description:
    'Which organisations to list; every condition that is given must hold. Of a list of values, one must fit. Swedish: urval.',
})
export class OrganisationFilter {
  @Field(() => String, {
    nullable: true,
    description: searchDescription('name, English name and aliases'),
  })
  search?: string | null;

  @Field(() => [Sector], { nullable: true, description: 'Of one of these sectors. Swedish: sektor.' })
  sector?: Sector[] | null;

  @Field(() => [OrganisationKind], { nullable: true, description: 'Of one of these kinds. Swedish: slag.' })
  kind?: OrganisationKind[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'In one of these regions; "00" are those that work in all of Sweden. Swedish: länskod.',
  })
  regionCode?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Changed at this time or later. Swedish: ändrad från och med.',
  })
  updatedFrom?: Date | null;
}
