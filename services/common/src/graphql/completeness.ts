import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum MissingReason {
  UNREACHABLE = 'UNREACHABLE',
  TIMEOUT = 'TIMEOUT',
  FAILED = 'FAILED',
}

registerEnumType(MissingReason, {
  name: 'MissingReason',
  description: 'Why a deployment did not answer. Swedish: orsak till bortfall.',
  valuesConfig: {
    UNREACHABLE: { description: 'No connection to it could be made. Swedish: går inte att nå.' },
    TIMEOUT: { description: 'It did not answer in time. Swedish: svarade inte i tid.' },
    FAILED: { description: 'It answered with an error. Swedish: svarade med fel.' },
  },
});

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A deployment that did not answer. Swedish: saknad region.',
})
export class MissingRegion {
  @Field(() => ID, { description: 'The region code of the deployment. Swedish: länskod.' })
  code!: string;

  @Field(() => String, { description: 'The name of the deployment. Swedish: namn.' })
  name!: string;

  @Field(() => MissingReason, { description: 'Why it did not answer. Swedish: orsak.' })
  reason!: MissingReason;
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'Which deployments answered, for a list or total that draws on several. Swedish: fullständighet.',
})
export class Completeness {
  @Field(() => Boolean, {
    description: 'Whether every deployment that was asked answered. Swedish: fullständig.',
  })
  complete!: boolean;

  @Field(() => [ID], {
    description:
      'The region codes of the deployments that answered; empty where the list comes from one service. Swedish: svarande regioner.',
  })
  answered!: string[];

  @Field(() => [MissingRegion], {
    description: 'The deployments that did not answer. Swedish: saknade regioner.',
  })
  missing!: MissingRegion[];
}

/** The completeness of a list that one service answers by itself. */
export const COMPLETE: Completeness = { complete: true, answered: [], missing: [] };
