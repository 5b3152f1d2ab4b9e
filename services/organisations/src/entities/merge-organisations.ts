import { SourcedWriteInput, WritePayload } from '@hub/common';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Organisation } from './organisation.js';

@InputType({
  description:
    'Two records of one organisation that become one; it can’t be undone. Swedish: sammanslagning.',
})
export class MergeOrganisationsInput extends SourcedWriteInput {
  @Field(() => ID, {
    description: 'The record that leaves the register; its id leads to the other. Swedish: dubblett.',
  })
  duplicateId!: string;

  @Field(() => ID, { description: 'The record that stays. Swedish: kvarvarande organisation.' })
  survivorId!: string;

  @Field(() => Int, {
    description: 'The revision of the duplicate that the caller saw. Swedish: dubblettens revision.',
  })
  duplicateRevision!: number;

  @Field(() => Int, {
    description: 'The revision of the survivor that the caller saw. Swedish: den kvarvarandes revision.',
  })
  survivorRevision!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True where the caller has seen that the two have different organisation numbers, and they are one organisation all the same: the survivor keeps its own, and the duplicate’s leads to it. Without it such a merge is refused. Swedish: trots olika organisationsnummer.',
  })
  despiteNumbers!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of merging two records. Swedish: resultat av sammanslagning.',
})
export class MergeOrganisationsPayload extends WritePayload {
  @Field(() => Organisation, {
    nullable: true,
    description:
      'The one that stays, as merging left it, also where that was refused or is sent again; null where there is none, or the caller may not merge. Swedish: kvarvarande organisation.',
  })
  organisation!: Organisation | null;

  @Field(() => Organisation, {
    nullable: true,
    description:
      'Where merging was refused, the duplicate as it stood; null once it is merged. Swedish: dubblett.',
  })
  duplicate!: Organisation | null;
}
