import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { Milestone } from '../entities/milestone.js';
import { versionAmong } from './version-resolver.js';

@Resolver(() => Milestone)
export class MilestoneResolver {
  @FieldResolver(() => AgreementVersion, {
    nullable: true,
    description: 'The version it is about; null where no source says. Swedish: version.',
  })
  async version(
    @Root() { agreementId, versionId }: Milestone,
    @Ctx() { loaders }: Context,
  ): Promise<AgreementVersion | null> {
    return versionAmong(await loaders.versionsOfAgreement.load(agreementId), versionId);
  }
}
