import { DateScalar, searchDescription } from '@hub/common';
import { ArgsType, Field, ID } from 'type-graphql';
import { ProjectListArgs } from './project-list-args.js';

@ArgsType()
export class ProjectsArgs extends ProjectListArgs {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Of one of these regions; "00" are those of all of Sweden. Records whose region no source states are left out then. Swedish: länskod.',
  })
  regionCode?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'With exactly this registry number, as printed. Swedish: diarienummer.',
  })
  registryNumber?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'That may have been running on this day: one that ends in a year known alone fits every day of it. Without an end it goes on; projects without a start are left out. Swedish: pågår den.',
  })
  activeOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: searchDescription(
      'name, English name, programme, registry numbers and what the sources say of it',
    ),
  })
  search?: string | null;
}
