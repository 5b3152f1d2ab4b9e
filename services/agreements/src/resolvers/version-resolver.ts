import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { AgreementVersion } from '../entities/agreement-version.js';

@Resolver(() => AgreementVersion)
export class VersionResolver {
  @FieldResolver(() => AgreementVersion, {
    nullable: true,
    description:
      'The version it followed; null for a first one, or where no source says. Swedish: föregående version.',
  })
  async predecessor(
    @Root() { agreementId, predecessorId }: AgreementVersion,
    @Ctx() { loaders }: Context,
  ): Promise<AgreementVersion | null> {
    return versionAmong(await loaders.versionsOfAgreement.load(agreementId), predecessorId);
  }
}

/**
 * Every link to a version goes by its agreement, whose versions are read together: however they are nested, they
 * cost one statement.
 */
export function versionAmong(
  versions: readonly AgreementVersion[],
  id: string | null,
): AgreementVersion | null {
  return versions.find((version) => version.id === id) ?? null;
}

/** A version that another subgraph refers to. */
export function resolveVersionReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<AgreementVersion | null> {
  return loaders.versionById.load(String(id));
}
