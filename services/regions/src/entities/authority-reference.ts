import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An organisation as the subgraph `territories` names it; `activities` has a class of its own, with more fields. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Organisation', {
  simpleResolvers: true,
  description:
    'A public body, a civil-society organisation, a company or any other organisation that agreements, bodies and projects name. Swedish: organisation.',
})
export class AuthorityReference {
  @Field(() => ID, { description: 'A readable id that stays: org-region-skane. Swedish: id.' })
  id!: string;
}
