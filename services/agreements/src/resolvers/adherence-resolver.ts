import { DateTimeScalar } from '@hub/common';
import type { Identity } from '@hub/schema/identity';
import { territoryOf } from '@hub/schema/rights';
import { maySeeApplication } from '@hub/schema/visibility';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Adherence } from '../entities/adherence.js';
import { Agreement } from '../entities/agreement.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { Organisation } from '../entities/references.js';
import { organisationOf } from './references.js';
import { versionAmong } from './version-resolver.js';

@Resolver(() => Adherence)
export class AdherenceResolver {
  @Query(() => Adherence, {
    nullable: true,
    description:
      'The adherence with an id; null where there is none, or the viewer may not see it. Swedish: anslutning.',
  })
  adherence(
    @Arg('id', () => ID, { description: 'The adherence’s id. Swedish: id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Adherence | null> {
    return loaders.adherenceById.load(id);
  }

  @FieldResolver(() => Agreement, { description: 'The agreement that was signed. Swedish: överenskommelse.' })
  async agreement(
    @Root() { agreementId }: Adherence,
    @Ctx() { loaders }: Context,
  ): Promise<Agreement | null> {
    return loaders.agreementById.load(agreementId);
  }

  @FieldResolver(() => AgreementVersion, {
    nullable: true,
    description: 'The exact version that was signed. Swedish: version.',
  })
  async version(
    @Root() { agreementId, versionId }: Adherence,
    @Ctx() { loaders }: Context,
  ): Promise<AgreementVersion | null> {
    return versionAmong(await loaders.versionsOfAgreement.load(agreementId), versionId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that signed. Swedish: organisation.',
  })
  organisation(@Root() { organisationId }: Adherence): Organisation | null {
    return organisationOf(organisationId);
  }

  @FieldResolver(() => Adherence, {
    nullable: true,
    description:
      'The signature on an earlier version that stands on in this one, since the version was replaced; null for what was signed itself. Swedish: överförd från.',
  })
  carriedFrom(
    @Root() { carriedFromId }: Adherence,
    @Ctx() { loaders }: Context,
  ): Promise<Adherence | null> | null {
    return carriedFromId === null ? null : loaders.adherenceById.load(carriedFromId);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the organisation applied; null where it signed without, and for those who may not see applications. Swedish: ansökt.',
  })
  appliedAt(@Root() adherence: Adherence, @Ctx() { identity }: Context): Date | null {
    return maySee(identity, adherence) ? adherence.appliedAt : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why the application was rejected, or the adherence ended; null where nobody said, and for those who may not see applications. Swedish: skäl.',
  })
  async reason(@Root() adherence: Adherence, @Ctx() { identity, loaders }: Context): Promise<string | null> {
    if (!maySee(identity, adherence)) return null;
    // Answers of writes are kept without it: it may name a person, and is to be found in one place alone.
    return (await loaders.adherenceById.load(adherence.id))?.reason ?? null;
  }
}

/** An adherence that another subgraph refers to. */
export function resolveAdherenceReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<Adherence | null> {
  return loaders.adherenceById.load(String(id));
}

const maySee = (identity: Identity, { organisationId, agreementId }: Adherence): boolean =>
  maySeeApplication(identity, { organisationId, territory: territoryOf(agreementId) });
