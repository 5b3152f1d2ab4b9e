import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { AuthorityReference } from '../entities/authority-reference.js';
import { Freshness } from '../entities/freshness.js';
import { Region } from '../entities/region.js';

@Resolver(() => Region)
export class RegionRecordResolver {
  @FieldResolver(() => AuthorityReference, {
    nullable: true,
    description:
      "The regional authority, which is controller of the region's data; null where not known. Swedish: region som myndighet.",
  })
  authority(@Root() { authorityId }: Region): AuthorityReference | null {
    return authorityId === null ? null : { id: authorityId };
  }

  @FieldResolver(() => Freshness, {
    nullable: true,
    description:
      "When the data that the region's own deployment keeps was last confirmed, its agreements not among it (see `agreementsConfirmedAt`); null where it never was. Swedish: aktualitet.",
  })
  freshness(@Root() { code }: Region, @Ctx() { loaders }: Context): Promise<Freshness | null> {
    return loaders.freshnessOfRegion.load(code);
  }
}
