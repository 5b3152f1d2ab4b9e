import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import type { AdherencePayload } from '../entities/adherence-payload.js';
import { Agreement } from '../entities/agreement.js';

/** A resolver of the agreement beside what a write to an adherence answers. */
export function agreementOfPayload(payload: ClassType<Pick<AdherencePayload, 'agreementId'>>) {
  @Resolver(() => payload)
  class AgreementOfPayload {
    @FieldResolver(() => Agreement, {
      nullable: true,
      description:
        'The agreement as it stands now; null where it, or the adherence, does not exist or the caller may not do this. Swedish: överenskommelse.',
    })
    async agreement(
      @Root() { agreementId }: Pick<AdherencePayload, 'agreementId'>,
      @Ctx() { loaders }: Context,
    ): Promise<Agreement | null> {
      return agreementId === null ? null : loaders.agreementById.load(agreementId);
    }
  }
  return AgreementOfPayload;
}
