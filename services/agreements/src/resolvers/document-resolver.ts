import type { Connection } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Agreement } from '../entities/agreement.js';
import { Contradiction } from '../entities/contradiction.js';
import { Document, DocumentConnection } from '../entities/document.js';
import { DocumentListArgs } from '../entities/document-list-args.js';
import { Organisation, Region } from '../entities/references.js';
import { listDocuments } from '../repositories/document-repository.js';
import { loadFound } from './load-found.js';
import { organisationOf, regionOrSwedenOf } from './references.js';

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => DocumentConnection, {
    nullable: true,
    description:
      'The documents that the data comes from, and those that belong to them or to agreements. Swedish: dokument, handlingar.',
  })
  async documents(
    @Args(() => DocumentListArgs) args: DocumentListArgs,
    @Ctx() { db, loaders }: Context,
  ): Promise<Connection<Document>> {
    const list = await listDocuments(db, args);
    for (const document of list.nodes) loaders.documentById.prime(document.id, document);
    return list;
  }

  @Query(() => Document, {
    nullable: true,
    description: 'The document with an id; null where there is none. Swedish: dokument.',
  })
  document(
    @Arg('id', () => ID, { description: 'The document’s id: doc-related-63. Swedish: id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Document | null> {
    return loaders.documentById.load(id);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The organisation that issued it, by its title or by what a source of the hub says of it; null where neither tells. Swedish: utgivare.',
  })
  publisher(@Root() { publisherId }: Document): Organisation | null {
    return organisationOf(publisherId);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description:
      'The region that its title or tags name or lie in, or that a record lies in which is known from it: a municipality, an organisation, an event; null where nothing tells. Swedish: region.',
  })
  region(@Root() { regionCode }: Document): Region | null {
    return regionOrSwedenOf(regionCode);
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Agreement], {
    description: 'The agreements it belongs to. Swedish: överenskommelser.',
  })
  async agreements(@Root() { id }: Document, @Ctx() { loaders }: Context): Promise<Agreement[]> {
    const ties = await loaders.tiesOfDocument.load(id);
    return loadFound(
      loaders.agreementById,
      ties.map(({ agreementId }) => agreementId),
    );
  }

  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document it replies to; null where it is no reply. Swedish: svar på.',
  })
  respondsTo(@Root() { respondsToId }: Document, @Ctx() context: Context): Promise<Document | null> | null {
    return documentOf(respondsToId, context);
  }

  @FieldResolver(() => Document, {
    nullable: true,
    description:
      'The document whose list of related documents it stands in; null for the five themselves. Swedish: hör till.',
  })
  partOf(@Root() { partOfId }: Document, @Ctx() context: Context): Promise<Document | null> | null {
    return documentOf(partOfId, context);
  }

  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that has the same text; null where none does. Swedish: dubblett av.',
  })
  duplicateOf(@Root() { duplicateOfId }: Document, @Ctx() context: Context): Promise<Document | null> | null {
    return documentOf(duplicateOfId, context);
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Contradiction], {
    description: 'Where what it says does not fit together. Swedish: motsägelser.',
  })
  contradictions(@Root() { id }: Document, @Ctx() { loaders }: Context): Promise<Contradiction[]> {
    return loaders.contradictionsOfSubject.load(id, 'Document');
  }
}

/** @returns null for no id. */
export function documentOf(id: string | null, { loaders }: Context): Promise<Document | null> | null {
  return id === null ? null : loaders.documentById.load(id);
}

/** A document that another subgraph, or a source, refers to. */
export function resolveDocumentReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<Document | null> {
  return loaders.documentById.load(String(id));
}
