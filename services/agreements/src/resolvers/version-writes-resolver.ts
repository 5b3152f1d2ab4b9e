import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { AddAgreementVersionInput, AddAgreementVersionPayload } from '../entities/add-agreement-version.js';
import { AddDecisionInput, AddDecisionPayload } from '../entities/add-decision.js';
import { ChangeVersionStateInput, ChangeVersionStatePayload } from '../entities/change-version-state.js';
import { EditVersionTextInput, EditVersionTextPayload } from '../entities/edit-version-text.js';
import { SupersedeVersionInput, SupersedeVersionPayload } from '../entities/supersede-version.js';
import { WithdrawVersionInput, WithdrawVersionPayload } from '../entities/withdraw-version.js';
import { addAgreementVersion } from '../use-cases/add-agreement-version.js';
import { addDecision } from '../use-cases/add-decision.js';
import { changeVersionState } from '../use-cases/change-version-state.js';
import { editVersionText } from '../use-cases/edit-version-text.js';
import { supersedeVersion } from '../use-cases/supersede-version.js';
import { withdrawVersion } from '../use-cases/withdraw-version.js';
import { type AgreementAnswer, agreementAnswer } from './agreement-answer.js';

@Resolver()
export class VersionWritesResolver {
  @Mutation(() => AddAgreementVersionPayload, {
    nullable: true,
    description:
      'Adds a version to an agreement. The first one is its current version from the start. For the agreement-manager of its territory. Swedish: lägg till version.',
  })
  async addAgreementVersion(
    @Arg('input', () => AddAgreementVersionInput, {
      description: 'The version to add, with its text. Swedish: version.',
    })
    input: AddAgreementVersionInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await addAgreementVersion(input, context), context);
  }

  @Mutation(() => EditVersionTextPayload, {
    nullable: true,
    description:
      'Changes the text of a draft; from the consultation on it is fixed. For the agreement-manager of its territory. Swedish: ändra text.',
  })
  async editVersionText(
    @Arg('input', () => EditVersionTextInput, {
      description: 'The version, and its new text. Swedish: text.',
    })
    input: EditVersionTextInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await editVersionText(input, context), context);
  }

  @Mutation(() => ChangeVersionStatePayload, {
    nullable: true,
    description:
      'Takes a version to its next state: UNDER_DISCUSSION → DRAFT → CONSULTATION (and back to DRAFT) → ADOPTED → IN_FORCE → UNDER_REVISION (and back) → SUPERSEDED; from ADOPTED on TERMINATED. CONSULTATION needs a text, ADOPTED a decision too, IN_FORCE the parties, and no other version in force but the one that it is to replace; SUPERSEDED a version in force that follows. For the agreement-manager of its territory. Swedish: ändra status.',
  })
  async changeVersionState(
    @Arg('input', () => ChangeVersionStateInput, {
      description: 'The version, and the state that it goes to. Swedish: steg.',
    })
    input: ChangeVersionStateInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await changeVersionState(input, context), context);
  }

  @Mutation(() => WithdrawVersionPayload, {
    nullable: true,
    description:
      'Gives a version up before it is adopted: it stays in its state and goes no further. For the agreement-manager of its territory. Swedish: återta utkast.',
  })
  async withdrawVersion(
    @Arg('input', () => WithdrawVersionInput, {
      description: 'The version that is given up. Swedish: version.',
    })
    input: WithdrawVersionInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await withdrawVersion(input, context), context);
  }

  @Mutation(() => SupersedeVersionPayload, {
    nullable: true,
    description:
      'Replaces a version by a later one that is in force, which becomes the current one; the signatures are carried over or end, as the agreement says. For the agreement-manager of its territory. Swedish: ersätt version.',
  })
  async supersedeVersion(
    @Arg('input', () => SupersedeVersionInput, { description: 'Which by which. Swedish: ersättning.' })
    input: SupersedeVersionInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await supersedeVersion(input, context), context);
  }

  @Mutation(() => AddDecisionPayload, {
    nullable: true,
    description:
      'Adds a decision about a version, which stays in its state. For the agreement-manager of its territory. Swedish: lägg till beslut.',
  })
  async addDecision(
    @Arg('input', () => AddDecisionInput, {
      description: 'The decision: by whom, when and on what. Swedish: beslut.',
    })
    input: AddDecisionInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await addDecision(input, context), context);
  }
}
