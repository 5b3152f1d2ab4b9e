import { territoryOf } from '@hub/schema/rights';
import { maySeeText } from '@hub/schema/visibility';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { AgreementVersion } from '../entities/agreement-version.js';
import { Decision } from '../entities/decision.js';
import { VersionState } from '../entities/version-state.js';

@Resolver(() => AgreementVersion)
export class VersionResolver {
  @FieldResolver(() => AgreementVersion, {
    nullable: true,
    description:
      'The version it followed; null for a first one, or where no source says. Swedish: föregående version.',
  })
  async predecessor(
    @Root() { agreementId, predecessorId }: AgreementVersion,
    @Ctx() { loaders }: Context,
  ): Promise<AgreementVersion | null> {
    return versionAmong(await loaders.versionsOfAgreement.load(agreementId), predecessorId);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the sources tell in which order the versions of its agreement followed each other; true where there is only one. Swedish: känd ordning.',
  })
  async orderKnown(@Root() { agreementId }: AgreementVersion, @Ctx() { loaders }: Context): Promise<boolean> {
    return isOrderKnown(await loaders.versionsOfAgreement.load(agreementId));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The text as it was given; null where the hub does not have it, and for those who may not see a draft. From the consultation on it is public and does not change any more. Swedish: text.',
  })
  text(
    @Root() version: AgreementVersion,
    @Ctx() { identity, loaders }: Context,
  ): Promise<string | null> | null {
    return isTextVisible(version, identity) ? loaders.textOfVersion.load(version.id) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'SHA-256 of the text’s UTF-8 bytes, in hexadecimal; null where the text is. Swedish: textens kontrollsumma.',
  })
  textHash(@Root() version: AgreementVersion, @Ctx() { identity }: Context): string | null {
    return isTextVisible(version, identity) ? version.textHash : null;
  }

  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Decision], {
    description: 'The decisions about it, the earliest first. Swedish: beslut.',
  })
  decisions(@Root() { id }: AgreementVersion, @Ctx() { loaders }: Context): Promise<Decision[]> {
    return loaders.decisionsOfVersion.load(id);
  }
}

/** A checksum tells whether a text is the one that somebody guesses, so it is shown to those who may see the text. */
const isTextVisible = ({ id, state }: AgreementVersion, identity: Context['identity']): boolean =>
  maySeeText(identity, { state, territory: territoryOf(id), region: id.slice(0, 2) });

/**
 * Every link to a version goes by its agreement, whose versions are read together: however they are nested, they
 * cost one statement.
 */
export function versionAmong(
  versions: readonly AgreementVersion[],
  id: string | null,
): AgreementVersion | null {
  return versions.find((version) => version.id === id) ?? null;
}

type Ordered = Pick<AgreementVersion, 'predecessorId' | 'state' | 'withdrawnAt'>;

/**
 * Where one alone follows none, and no two follow the same, the others follow it one by one. One that was given up
 * leaves its place to another.
 */
export function isOrderKnown(versions: readonly Ordered[]): boolean {
  const placed = versions.filter((version) => !isReplaceable(version, versions));
  const predecessors = placed.map(({ predecessorId }) => predecessorId);
  return new Set(predecessors).size === placed.length && predecessors.includes(null);
}

const isReplaceable = (version: Ordered, all: readonly Ordered[]): boolean =>
  (version.withdrawnAt !== null || version.state === VersionState.TERMINATED) &&
  all.some((other) => other !== version && other.predecessorId === version.predecessorId);

/** A version that another subgraph refers to. */
export function resolveVersionReference(
  { id }: { id: string },
  { loaders }: Context,
): Promise<AgreementVersion | null> {
  return loaders.versionById.load(String(id));
}
