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

  @FieldResolver(() => Boolean, {
    description:
      'Whether the sources tell in which order the versions of its agreement followed each other; true where there is only one. Swedish: känd ordning.',
  })
  async orderKnown(@Root() { agreementId }: AgreementVersion, @Ctx() { loaders }: Context): Promise<boolean> {
    return isOrderKnown(await loaders.versionsOfAgreement.load(agreementId));
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

/** Where one alone follows none, and no two follow the same, the others follow it one by one. */
export function isOrderKnown(versions: readonly Pick<AgreementVersion, 'predecessorId'>[]): boolean {
  const predecessors = versions.map(({ predecessorId }) => predecessorId);
  return new Set(predecessors).size === versions.length && predecessors.includes(null);
}

/** A version that another subgraph refers to. */
export function resolveVersionReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<AgreementVersion | null> {
  return loaders.versionById.load(String(id));
}
