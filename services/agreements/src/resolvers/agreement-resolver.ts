import { type Connection, QuarantinedValue } from '@hub/common';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { type Adherence, AdherenceConnection } from '../entities/adherence.js';
import { AdherenceListArgs } from '../entities/adherence-list-args.js';
import { Agreement, AgreementConnection } from '../entities/agreement.js';
import { AgreementListArgs } from '../entities/agreement-list-args.js';
import { AgreementStatement } from '../entities/agreement-statement.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { Milestone } from '../entities/milestone.js';
import { Party } from '../entities/party.js';
import { Municipality, Region } from '../entities/references.js';
import { ReportedFigure } from '../entities/reported-figure.js';
import { countOf, figureOf, SignatoryCount } from '../entities/signatory-count.js';
import { VersionState } from '../entities/version-state.js';
import { listAgreements } from '../repositories/agreement-repository.js';
import { primed } from './primed.js';
import { municipalityOf, regionOf } from './references.js';
import { versionAmong } from './version-resolver.js';

@Resolver(() => Agreement)
export class AgreementResolver {
  @Query(() => AgreementConnection, {
    nullable: true,
    description: 'Agreements of every level and region. Swedish: överenskommelser.',
  })
  async agreements(
    @Args(() => AgreementListArgs) args: AgreementListArgs,
    @Ctx() { db, loaders }: Context,
  ): Promise<Connection<Agreement>> {
    return primed(loaders, await listAgreements(db, args));
  }

  @Query(() => Agreement, {
    nullable: true,
    description: 'The agreement with an id; null where there is none. Swedish: överenskommelse.',
  })
  agreement(
    @Arg('id', () => ID, { description: 'The agreement’s id. Swedish: id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Agreement | null> {
    return loaders.agreementById.load(id);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The region it holds in; null for a national agreement. Swedish: region.',
  })
  region(@Root() { regionCode }: Agreement): Region | null {
    return regionOf(regionCode);
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'The municipality a local agreement holds in; null for others. Swedish: kommun.',
  })
  municipality(@Root() { municipalityCode }: Agreement): Municipality | null {
    return municipalityOf(municipalityCode);
  }

  @FieldResolver(() => VersionState, {
    description:
      'The state of its current version; UNKNOWN where no version is known to be current. Swedish: status.',
  })
  async state(@Root() agreement: Agreement, @Ctx() context: Context): Promise<VersionState> {
    const version = await this.currentVersion(agreement, context);
    return version?.state ?? VersionState.UNKNOWN;
  }

  @FieldResolver(() => [Milestone], {
    description:
      'What happened to it and when, in the order of the sources, those with an external source last. Sources that disagree all stand. Swedish: milstolpar.',
  })
  milestones(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<Milestone[]> {
    return loaders.milestonesOfAgreement.load(id);
  }

  @FieldResolver(() => [AgreementVersion], { description: 'Its versions, by number. Swedish: versioner.' })
  versions(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<AgreementVersion[]> {
    return loaders.versionsOfAgreement.load(id);
  }

  @FieldResolver(() => AgreementVersion, {
    nullable: true,
    description: 'The version that counts now; null where no source says which. Swedish: gällande version.',
  })
  async currentVersion(
    @Root() { id, currentVersionId }: Agreement,
    @Ctx() { loaders }: Context,
  ): Promise<AgreementVersion | null> {
    return versionAmong(await loaders.versionsOfAgreement.load(id), currentVersionId);
  }

  @FieldResolver(() => [Party], { description: 'Who the agreement is between. Swedish: parter.' })
  parties(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<Party[]> {
    return loaders.partiesOfAgreement.load(id);
  }

  @FieldResolver(() => SignatoryCount, { description: 'How many have signed. Swedish: antal undertecknare.' })
  async signatories(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<SignatoryCount> {
    const counter = await loaders.counterOfAgreement.load(id);
    if (counter === null) throw new Error(`Expected a counter of ${id}, found none.`);
    return countOf(counter);
  }

  @FieldResolver(() => AdherenceConnection, {
    description: 'The signatures on its versions, past ones included. Swedish: anslutningar.',
  })
  adherences(
    @Root() { id }: Agreement,
    @Args(() => AdherenceListArgs) args: AdherenceListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Adherence>> {
    return loaders.adherencesOfAgreement.load(id, args);
  }

  @FieldResolver(() => [QuarantinedValue], {
    description: 'Values in the sources that can’t be right: shown, not used. Swedish: värden i karantän.',
  })
  quarantined(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<QuarantinedValue[]> {
    return loaders.quarantinedOfAgreement.load(id);
  }

  @Directive('@listSize(assumedSize: 3)')
  @FieldResolver(() => [ReportedFigure], {
    description:
      'Every figure that a source gives of how many have signed, those with an external source too: the newest last, those without a date first. Swedish: uppgivna antal.',
  })
  async reportedFigures(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<ReportedFigure[]> {
    return (await loaders.figuresOfAgreement.load(id)).map(figureOf);
  }

  @Directive('@listSize(assumedSize: 2)')
  @FieldResolver(() => [AgreementStatement], {
    description: 'What else the sources say about it. Swedish: uppgifter.',
  })
  statements(@Root() { id }: Agreement, @Ctx() { loaders }: Context): Promise<AgreementStatement[]> {
    return loaders.statementsOfAgreement.load(id);
  }
}

/** An agreement that another subgraph refers to. */
export function resolveAgreementReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<Agreement | null> {
  return loaders.agreementById.load(String(id));
}
