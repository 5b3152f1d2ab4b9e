import { WriteInput, WritePayload } from '@hub/common';
import { Field, InputType, ObjectType } from 'type-graphql';
import { RevokedRight } from './revoked-right.js';

/** What the inputs about a right have alike. */
@InputType()
abstract class RightInput extends WriteInput {
  @Field(() => String, {
    description:
      'Whose right: the subject of the access token (`sub`), at most 255 ASCII characters. It is not kept. Swedish: innehavare.',
  })
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The role, as tokens carry it: agreement-manager:1280. Where it is left out: all of them, also later ones. Swedish: roll.',
  })
  role?: string | null;
}

@InputType({ description: 'A right to take from someone. Swedish: återkallelse av behörighet.' })
export class RevokeRightInput extends RightInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Why, at most 500 characters; shown to those who may give the right back. No names of persons. Swedish: skäl.',
  })
  reason?: string | null;
}

@InputType({
  description:
    'A right to give back. All roles and each single one are taken and given back by themselves. Swedish: återställande av behörighet.',
})
export class RestoreRightInput extends RightInput {}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of revoking a right. Swedish: resultat av återkallelse.',
})
export class RevokeRightPayload extends WritePayload {
  @Field(() => RevokedRight, {
    nullable: true,
    description:
      'The right as it was revoked, also where it was before; null where the caller may not revoke it, or may not give back what another revoked. Sent again with the same key, it is shown as it was, also where it was given back meanwhile, then without the reason. Swedish: återkallad behörighet.',
  })
  right!: RevokedRight | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of restoring a right. Swedish: resultat av återställande.',
})
export class RestoreRightPayload extends WritePayload {
  @Field(() => Boolean, {
    description: 'Whether the right was given back. Swedish: återställd.',
  })
  restored!: boolean;
}
