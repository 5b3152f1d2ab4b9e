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
    @Root() { predecessorId }: AgreementVersion,
    @Ctx() { loaders }: Context,
  ): Promise<AgreementVersion | null> {
    return predecessorId === null ? null : loaders.versionById.load(predecessorId);
  }
}

/** A version that another subgraph refers to. */
export function resolveVersionReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<AgreementVersion | null> {
  return loaders.versionById.load(String(id));
}
