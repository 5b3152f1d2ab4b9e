import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, forgetRead } from '../context.js';
import { EditOrganisationInput, EditOrganisationPayload } from '../entities/edit-organisation.js';
import { MergeOrganisationsInput, MergeOrganisationsPayload } from '../entities/merge-organisations.js';
import {
  AddOrganisationAliasInput,
  AddOrganisationAliasPayload,
  RemoveOrganisationAliasInput,
  RemoveOrganisationAliasPayload,
} from '../entities/organisation-alias.js';
import { RegisterOrganisationInput, RegisterOrganisationPayload } from '../entities/register-organisation.js';
import {
  MOST_AT_ONCE,
  RegisterOrganisationsInput,
  RegisterOrganisationsPayload,
} from '../entities/register-organisations.js';
import { RenameOrganisationInput, RenameOrganisationPayload } from '../entities/rename-organisation.js';
import type { OrganisationResult } from '../use-cases/change-organisation.js';
import { editOrganisation } from '../use-cases/edit-organisation.js';
import { mergeOrganisations } from '../use-cases/merge-organisations.js';
import { addOrganisationAlias, removeOrganisationAlias } from '../use-cases/organisation-aliases.js';
import { registerOrganisation, registerOrganisations } from '../use-cases/register-organisations.js';
import { renameOrganisation } from '../use-cases/rename-organisation.js';

const INPUT = 'What to write. Swedish: uppgifter.';

@Resolver()
export class OrganisationWritesResolver {
  @Mutation(() => RegisterOrganisationPayload, {
    nullable: true,
    description:
      'Registers an organisation. By the registrar of organisations. Swedish: registrera organisation.',
  })
  async registerOrganisation(
    @Arg('input', () => RegisterOrganisationInput, { description: INPUT }) input: RegisterOrganisationInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return withOrganisation(await registerOrganisation(input, context), context);
  }

  @Mutation(() => RegisterOrganisationsPayload, {
    nullable: true,
    description: `Registers up to ${MOST_AT_ONCE} organisations, all or none. By the registrar of organisations. Swedish: registrera organisationer.`,
  })
  async registerOrganisations(
    @Arg('input', () => RegisterOrganisationsInput, { description: INPUT }) input: RegisterOrganisationsInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    const { rows: made, refusals } = await registerOrganisations(input, context);
    const aboutAll = refusals.some(({ field }) => field?.[0] !== 'organisations' || field.length === 1);
    const given = aboutAll ? [] : input.organisations;
    forgetRead(context);
    const rows = given.map((_row, index) => ({
      index,
      organisation: made?.[index] ?? null,
      refusals: refusals.filter(({ field }) => field?.[1] === String(index)),
    }));
    return { rows, refusals };
  }

  @Mutation(() => EditOrganisationPayload, {
    nullable: true,
    description:
      'Changes what an organisation is, its number, and where it works. By the registrar of organisations. Swedish: ändra organisation.',
  })
  async editOrganisation(
    @Arg('input', () => EditOrganisationInput, { description: INPUT }) input: EditOrganisationInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return withOrganisation(await editOrganisation(input, context), context);
  }

  @Mutation(() => RenameOrganisationPayload, {
    nullable: true,
    description:
      'Gives an organisation another name. By the registrar of organisations. Swedish: byt namn på organisation.',
  })
  async renameOrganisation(
    @Arg('input', () => RenameOrganisationInput, { description: INPUT }) input: RenameOrganisationInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return withOrganisation(await renameOrganisation(input, context), context);
  }

  @Mutation(() => AddOrganisationAliasPayload, {
    nullable: true,
    description:
      'Adds another name that sources use for an organisation. By the registrar of organisations. Swedish: lägg till alias.',
  })
  async addOrganisationAlias(
    @Arg('input', () => AddOrganisationAliasInput, { description: INPUT }) input: AddOrganisationAliasInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return withOrganisation(await addOrganisationAlias(input, context), context);
  }

  @Mutation(() => RemoveOrganisationAliasPayload, {
    nullable: true,
    description:
      'Takes away another name of an organisation. By the registrar of organisations. Swedish: ta bort alias.',
  })
  async removeOrganisationAlias(
    @Arg('input', () => RemoveOrganisationAliasInput, { description: INPUT })
    input: RemoveOrganisationAliasInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return withOrganisation(await removeOrganisationAlias(input, context), context);
  }

  @Mutation(() => MergeOrganisationsPayload, {
    nullable: true,
    description:
      'Makes two records of one organisation one: names, sources and signatures go to the one that stays, and the other’s id leads to it. By the registrar of organisations. Swedish: slå samman organisationer.',
  })
  async mergeOrganisations(
    @Arg('input', () => MergeOrganisationsInput, { description: INPUT }) input: MergeOrganisationsInput,
    @Ctx() context: Context,
  ): Promise<unknown> {
    const { rows, refusals } = await mergeOrganisations(input, context);
    forgetRead(context);
    return { organisation: rows?.organisation ?? null, duplicate: rows?.duplicate ?? null, refusals };
  }
}

/** The organisation as it was after the write; what else belongs to it is read as it is now. */
function withOrganisation({ rows, refusals }: OrganisationResult, context: Context) {
  forgetRead(context);
  return { organisation: rows?.organisation ?? null, refusals };
}
