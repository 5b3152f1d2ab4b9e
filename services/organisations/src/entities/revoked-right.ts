import { connectionOf, DateTimeScalar } from '@hub/common';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('revocation')
@ObjectType({
  simpleResolvers: true,
  description:
    'A right that was taken from someone, whatever their access token says. Shown to those who may give it back. Swedish: återkallad behörighet.',
})
export class RevokedRight {
  /** The holder and the role; see {@link revocationId}. */
  @PrimaryColumn('text')
  @Field(() => ID, { description: 'Names the revocation: the holder and the role. Swedish: id.' })
  id!: string;

  @Column('text')
  @Field(() => String, {
    description:
      'Who held it: SHA-256 of the subject in the access token, base64url. The subject itself is not kept. Swedish: innehavare.',
  })
  holder!: string;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The role, as tokens carry it: agreement-manager:1280; null: all of them. Swedish: roll.',
  })
  role!: string | null;

  /** The region whose editor may give it back; null: only a hub-admin may, always where one took it. */
  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why; null where none was given. Swedish: skäl.' })
  reason!: string | null;

  @Column('timestamptz', { name: 'revoked_at' })
  @Field(() => DateTimeScalar, {
    description: 'When it was revoked; it has not held since. Swedish: återkallad.',
  })
  revokedAt!: Date;
}

export const { Connection: RevokedRightConnection } = connectionOf(RevokedRight, 'RevokedRight');

export const revocationId = (holder: string, role: string | null): string => `${holder} ${role ?? '*'}`;
