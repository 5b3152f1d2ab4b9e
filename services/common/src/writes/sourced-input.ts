import { Field, InputType } from 'type-graphql';
import { SourceInput } from '../graphql/source-input.js';
import { EditInput, WriteInput } from './write-input.js';

const SOURCE =
  'The document that what is new is taken from, where there is one. It is listed among the record’s sources, with the time of the write; without one the time alone is. Swedish: källa.';

/** What the input of a write that changes a record's values has. */
@InputType()
export abstract class SourcedWriteInput extends WriteInput {
  @Field(() => SourceInput, { nullable: true, description: SOURCE })
  source?: SourceInput | null;
}

/** What the input of an edit of one has. */
@InputType()
export abstract class SourcedEditInput extends EditInput {
  @Field(() => SourceInput, { nullable: true, description: SOURCE })
  source?: SourceInput | null;
}
