import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { ActionPlan } from '../entities/action-plan.js';
import { Agreement } from '../entities/agreement.js';
import { Contradiction } from '../entities/contradiction.js';
import { Document } from '../entities/document.js';
import { MatrixBody } from '../entities/matrix-body.js';
import { MatrixCell } from '../entities/matrix-cell.js';
import { Principle } from '../entities/principle.js';
import { loadFound } from './load-found.js';

/** What the sources hold around an agreement. */
@Resolver(() => Agreement)
export class AgreementRecordResolver {
  @Directive('@listSize(assumedSize: 2)')
  @FieldResolver(() => [ActionPlan], {
    description: 'Its action plans, by their first year; they may overlap. Swedish: handlingsplaner.',
  })
  async actionPlans(
    @Root() { id }: Agreement,
    @Arg('coveringYear', () => Int, {
      nullable: true,
      description: 'Only plans whose years take in this one. Swedish: som omfattar året.',
    })
    year: number | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<ActionPlan[]> {
    const plans = await loaders.actionPlansOfAgreement.load(id);
    return plans.filter(({ startYear, endYear }) => year == null || (startYear <= year && year <= endYear));
  }

  @Directive('@listSize(assumedSize: 6)')
  @FieldResolver(() => [Principle], {
    description: 'The principles it rests on, as far as the sources name them. Swedish: principer.',
  })
  principles(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<Principle[]> {
    return loaders.principlesOfAgreement.load(id);
  }

  @Directive('@listSize(assumedSize: 24)')
  @FieldResolver(() => [MatrixCell], {
    description:
      'The 24 cells of its matrix of participation, level by level; empty where it uses none. Swedish: delaktighetsmatris.',
  })
  participationMatrix(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<MatrixCell[]> {
    return loaders.matrixCellsOfAgreement.load(id);
  }

  @Directive('@listSize(assumedSize: 4)')
  @FieldResolver(() => [MatrixBody], {
    description:
      'The bodies that its matrix of participation names, but in which cell is not known. Swedish: organ i matrisen.',
  })
  participationBodies(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<MatrixBody[]> {
    return loaders.matrixBodiesOfAgreement.load(id);
  }

  @Directive('@listSize(assumedSize: 3)')
  @FieldResolver(() => [Document], {
    description:
      'The documents that belong to it, by id. What its data comes from is in `sources`. Swedish: dokument, handlingar.',
  })
  async documents(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<Document[]> {
    const ties = await loaders.tiesOfAgreement.load(id);
    return loadFound(
      loaders.documentById,
      ties.map(({ documentId }) => documentId),
    );
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Contradiction], {
    description: 'Where what the sources say of it does not fit together. Swedish: motsägelser.',
  })
  contradictions(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<Contradiction[]> {
    return loaders.contradictionsOfSubject.load(id, 'Agreement');
  }
}
