import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { AgreementFilter } from '../entities/agreement-filter.js';
import { AgreementStatistic } from '../entities/agreement-statistic.js';
import { StatisticsDimension } from '../entities/statistics-dimension.js';
import { countAgreements } from '../repositories/statistics-repository.js';
import { municipalityOf, regionOf } from './references.js';

@Resolver(() => AgreementStatistic)
export class AgreementStatisticResolver {
  @Directive('@listSize(assumedSize: 50)')
  @Query(() => [AgreementStatistic], {
    nullable: true,
    description:
      'Counts agreements: a row for each combination of the dimensions that occurs, in their order, unknown values last. Swedish: statistik över överenskommelser.',
  })
  async agreementStatistics(
    @Arg('by', () => [StatisticsDimension], {
      description: 'What to count by; an empty list gives one row for all. Swedish: indelning.',
    })
    by: StatisticsDimension[],
    @Arg('filter', () => AgreementFilter, {
      nullable: true,
      description: 'Which agreements; all where it is left out. Swedish: urval.',
    })
    filter: AgreementFilter | null | undefined,
    @Ctx() { db }: Context,
  ): Promise<AgreementStatistic[]> {
    const rows = await countAgreements(db, filter ?? {}, by);
    return rows.map((row) => ({
      level: row.LEVEL,
      kind: row.KIND,
      state: row.STATE,
      region: regionOf(row.REGION),
      municipality: municipalityOf(row.MUNICIPALITY),
      firstYear: row.FIRST_YEAR,
      agreements: row.agreements,
      registeredSignatories: row.signatories,
    }));
  }
}
