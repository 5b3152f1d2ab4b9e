import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { ApplyToJoinInput, ApplyToJoinPayload } from '../entities/apply-to-join.js';
import { ApproveApplicationInput, ApproveApplicationPayload } from '../entities/approve-application.js';
import { RejectApplicationInput, RejectApplicationPayload } from '../entities/reject-application.js';
import { WithdrawApplicationInput, WithdrawApplicationPayload } from '../entities/withdraw-application.js';
import { applyToJoin } from '../use-cases/apply-to-join.js';
import { approveApplication } from '../use-cases/approve-application.js';
import { rejectApplication } from '../use-cases/reject-application.js';
import { withdrawApplication } from '../use-cases/withdraw-application.js';
import { afterWrite } from './after-write.js';

/** Joining where the agreement's manager decides. */
@Resolver()
export class ApplicationResolver {
  @Mutation(() => ApplyToJoinPayload, {
    nullable: true,
    description:
      'An organisation applies to sign the current version of an agreement that is open for joining, and whose manager decides on who joins. The caller must be its signatory. Swedish: ansöka om anslutning.',
  })
  applyToJoin(
    @Arg('input', () => ApplyToJoinInput, { description: 'Who applies for what. Swedish: ansökan.' })
    input: ApplyToJoinInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, applyToJoin(input, context));
  }

  @Mutation(() => WithdrawApplicationPayload, {
    nullable: true,
    description:
      'An organisation takes back its application while nobody has decided on it; it can apply again. It stays as REJECTED, not public, with the time in `withdrawnAt`. The caller must be its signatory. Swedish: ta tillbaka ansökan.',
  })
  withdrawApplication(
    @Arg('input', () => WithdrawApplicationInput, {
      description: 'Which application is taken back. Swedish: ansökan.',
    })
    input: WithdrawApplicationInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, withdrawApplication(input, context));
  }

  @Mutation(() => ApproveApplicationPayload, {
    nullable: true,
    description:
      'The agreement’s manager lets an organisation in: it has signed as of now, and counts. Also where joining was closed after it applied. Swedish: godkänna ansökan.',
  })
  approveApplication(
    @Arg('input', () => ApproveApplicationInput, {
      description: 'Which application is granted. Swedish: ansökan.',
    })
    input: ApproveApplicationInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, approveApplication(input, context));
  }

  @Mutation(() => RejectApplicationPayload, {
    nullable: true,
    description:
      'The agreement’s manager does not let an organisation in; it may apply again. Swedish: avslå ansökan.',
  })
  rejectApplication(
    @Arg('input', () => RejectApplicationInput, {
      description: 'Which application, and why. Swedish: avslag på ansökan.',
    })
    input: RejectApplicationInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return afterWrite(context, rejectApplication(input, context));
  }
}
