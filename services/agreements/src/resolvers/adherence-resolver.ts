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
      'The adherence with an id; null where there is none, or it is not public. Swedish: anslutning.',
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
}

/** An adherence that another subgraph refers to. */
export function resolveAdherenceReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<Adherence | null> {
  return loaders.adherenceById.load(String(id));
}
