import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { DeclareRegisterInput, DeclareRegisterPayload } from '../entities/declare-register.js';
import { ReportFigureInput, ReportFigurePayload } from '../entities/report-figure.js';
import { SetJoiningInput, SetJoiningPayload } from '../entities/set-joining.js';
import { declareRegister } from '../use-cases/declare-register.js';
import { reportFigure } from '../use-cases/report-figure.js';
import { setJoining } from '../use-cases/set-joining.js';
import { type AgreementAnswer, agreementAnswer } from './agreement-answer.js';

@Resolver()
export class CountWritesResolver {
  @Mutation(() => SetJoiningPayload, {
    nullable: true,
    description:
      'Opens an agreement for joining, or closes it. For the agreement-manager of its territory. Swedish: öppna eller stäng anslutning.',
  })
  async setJoining(
    @Arg('input', () => SetJoiningInput, { description: 'Open or closed. Swedish: anslutning.' })
    input: SetJoiningInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await setJoining(input, context), context);
  }

  @Mutation(() => ReportFigurePayload, {
    nullable: true,
    description:
      'Adds a figure that a source gives of how many have signed. For the agreement-manager of its territory. Swedish: uppge antal.',
  })
  async reportFigure(
    @Arg('input', () => ReportFigureInput, {
      description: 'The figure, and where it is stated. Swedish: uppgivet antal.',
    })
    input: ReportFigureInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await reportFigure(input, context), context);
  }

  @Mutation(() => DeclareRegisterPayload, {
    nullable: true,
    description:
      'Declares that the register holds every signatory of an agreement, or takes it back. For the agreement-manager of its territory. Swedish: förklara registret fullständigt.',
  })
  async declareRegister(
    @Arg('input', () => DeclareRegisterInput, {
      description: 'Which register, and whether it is complete. Swedish: förklaring.',
    })
    input: DeclareRegisterInput,
    @Ctx() context: Context,
  ): Promise<AgreementAnswer> {
    return agreementAnswer(await declareRegister(input, context), context);
  }
}
