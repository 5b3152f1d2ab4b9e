import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { ActionPlan } from '../entities/action-plan.js';
import { Agreement } from '../entities/agreement.js';
import { Contradiction } from '../entities/contradiction.js';
import { Document } from '../entities/document.js';
import { Body } from '../entities/references.js';
import { documentOf } from './document-resolver.js';
import { bodyOf } from './references.js';

@Resolver(() => ActionPlan)
export class ActionPlanResolver {
  @FieldResolver(() => Agreement, { description: 'The agreement it is under. Swedish: överenskommelse.' })
  agreement(@Root() { agreementId }: ActionPlan, @Ctx() { loaders }: Context): Promise<Agreement | null> {
    return loaders.agreementById.load(agreementId);
  }

  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body that issued it; null where not known. Swedish: utfärdare.',
  })
  body(@Root() { bodyId }: ActionPlan): Body | null {
    return bodyOf(bodyId);
  }

  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that holds it; null where only another document names it. Swedish: dokument.',
  })
  document(@Root() { documentId }: ActionPlan, @Ctx() context: Context): Promise<Document | null> | null {
    return documentOf(documentId, context);
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Contradiction], {
    description: 'Where what the sources say of it does not fit together. Swedish: motsägelser.',
  })
  contradictions(@Root() { id }: ActionPlan, @Ctx() { loaders }: Context): Promise<Contradiction[]> {
    return loaders.contradictionsOfSubject.load(id, 'ActionPlan');
  }
}

/** A plan that another subgraph refers to. */
export function resolveActionPlanReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<ActionPlan | null> {
  return loaders.actionPlanById.load(String(id));
}
