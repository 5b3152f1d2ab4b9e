import { Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Definition } from '../entities/definition.js';
import { Organisation } from '../entities/references.js';
import { findDefinitions } from '../repositories/record-repository.js';
import { organisationOf } from './references.js';

@Resolver(() => Definition)
export class DefinitionResolver {
  @Directive('@listSize(assumedSize: 10)')
  @Query(() => [Definition], {
    nullable: true,
    description: 'What the sources say that terms mean. Swedish: definitioner.',
  })
  definitions(@Ctx() { db }: Context): Promise<Definition[]> {
    return findDefinitions(db);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that adopted it; null where none is named. Swedish: antagen av.',
  })
  adoptedBy(@Root() { adoptedById }: Definition): Organisation | null {
    return organisationOf(adoptedById);
  }
}
