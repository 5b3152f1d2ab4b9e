import { ArgsType, Directive, Field, ID } from 'type-graphql';
import { StreamMessage } from './stream-message.js';

/** How a gateway reads the streams: by these names. */
export const LIVE = `@live(cursor: "cursor", message: "message", position: "position", after: "after", mark: "mark", snapshot: "${StreamMessage.SNAPSHOT}", gap: "${StreamMessage.GAP}", reached: "${StreamMessage.REACHED}")`;

@ArgsType()
export class StreamArgs {
  @Field(() => ID, { nullable: true, description: 'Only this agreement. Swedish: överenskommelse.' })
  agreementId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only agreements of this region, local ones included; "00" stands for the national ones. Swedish: länskod.',
  })
  regionCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The cursor of the last message the client saw in this same stream: it goes on from there. Swedish: efter markören.',
  })
  after?: string | null;

  @Directive('@inaccessible')
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether the stream says with REACHED where it has caught up. Swedish: märk.',
  })
  mark?: boolean | null;
}
