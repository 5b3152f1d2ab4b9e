import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Organisation } from '../entities/organisation.js';
import { OrganisationNumberCheck } from '../entities/organisation-number-check.js';
import { readOrganisationNumber } from '../organisation-number.js';

@Resolver(() => OrganisationNumberCheck)
export class OrganisationNumberCheckResolver {
  @Query(() => OrganisationNumberCheck, {
    nullable: true,
    description:
      'Checks an organisation number without asking any register: form, third digit and check digit. Swedish: kontroll av organisationsnummer.',
  })
  organisationNumberCheck(
    @Arg('value', () => String, {
      description:
        'The number, with or without its hyphen, also as twelve digits that begin with 16. Swedish: värde.',
    })
    value: string,
  ): OrganisationNumberCheck {
    const reading = readOrganisationNumber(value);
    return reading.valid
      ? { input: value, valid: true, normalised: reading.normalised, reason: null }
      : { input: value, valid: false, normalised: null, reason: reading.reason };
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The organisation of the hub that has the number; null where none has. Swedish: organisation.',
  })
  async organisation(
    @Root() { normalised }: OrganisationNumberCheck,
    @Ctx() { loaders }: Context,
  ): Promise<Organisation | null> {
    return normalised === null ? null : loaders.organisationByNumber.load(normalised);
  }
}
