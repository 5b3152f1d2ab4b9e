import { SourceInput, WriteInput } from '@hub/common';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AgreementKind } from './agreement-kind.js';
import { AgreementLevel } from './agreement-level.js';
import { AgreementPayload } from './agreement-payload.js';
import { PartyInput } from './party-input.js';
import { SupersessionPolicy } from './supersession-policy.js';

@InputType({ description: 'A new agreement. Swedish: ny överenskommelse.' })
export class CreateAgreementInput extends WriteInput {
  @Field(() => String, { description: 'The title, at most 500 characters. Swedish: titel.' })
  title!: string;

  @Field(() => AgreementKind, { description: 'What kind of agreement it is. Swedish: slag.' })
  kind!: AgreementKind;

  @Field(() => AgreementLevel, {
    description:
      'National, regional (then with `regionCode`) or local (then with `municipalityCode`). Swedish: nivå.',
  })
  level!: AgreementLevel;

  @Field(() => ID, {
    nullable: true,
    description: 'The region of a regional agreement; of a local one it may be left out. Swedish: länskod.',
  })
  regionCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The municipality of a local agreement. Swedish: kommunkod.',
  })
  municipalityCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the territory is called beside its official name, at most 500 characters: the agreement is found in searches by both. Left out, it is called as in the other agreements of the place, where there are any. Swedish: område.',
  })
  territory?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The policy area that it is about; left out where it is general. Swedish: politikområde.',
  })
  policyArea?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether organisations apply to join and are let in, instead of signing at once. Swedish: anslutning kräver godkännande.',
  })
  joiningNeedsApproval!: boolean;

  @Field(() => SupersessionPolicy, {
    description:
      'What becomes of the signatures when a version is replaced. Swedish: vad som händer med underskrifterna när versionen ersätts.',
  })
  onSupersession!: SupersessionPolicy;

  @Field(() => [PartyInput], {
    nullable: true,
    description: 'Who the agreement is between, at most 100. Swedish: parter.',
  })
  parties?: PartyInput[] | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'The document that it is known from, where there is one. Swedish: källa.',
  })
  source?: SourceInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of the making of an agreement. Swedish: resultat.',
})
export class CreateAgreementPayload extends AgreementPayload {}
