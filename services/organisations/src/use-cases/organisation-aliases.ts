import { quoted, refuse, refuseText } from '@hub/common';
import type { Context } from '../context.js';
import type {
  AddOrganisationAliasInput,
  RemoveOrganisationAliasInput,
} from '../entities/organisation-alias.js';
import { changeOrganisation, type OrganisationResult } from './change-organisation.js';
import { MOST_ALIASES, refuseTooManyAliases } from './refuse-organisation.js';

/** Adds another name that sources use. @returns the organisation's id. */
export function addOrganisationAlias(
  input: AddOrganisationAliasInput,
  context: Context,
): Promise<OrganisationResult> {
  return changeOrganisation<AddOrganisationAliasInput>({
    context,
    act: 'addOrganisationAlias',
    input,
    check: ({ alias }) => refuseText(alias, { what: 'other name', field: ['alias'] }),
    refuse({ name, aliases }, { alias }) {
      if (alias === name || aliases.includes(alias)) {
        return [refuse('INVALID_INPUT', `The organisation has the name ${quoted(alias)} already.`, 'alias')];
      }
      return aliases.length < MOST_ALIASES ? [] : [refuseTooManyAliases(aliases.length + 1, 'alias')];
    },
    change: ({ aliases }, { alias }) => ({ aliases: [...aliases, alias] }),
  });
}

/** Takes away another name. @returns the organisation's id. */
export function removeOrganisationAlias(
  input: RemoveOrganisationAliasInput,
  context: Context,
): Promise<OrganisationResult> {
  return changeOrganisation<RemoveOrganisationAliasInput>({
    context,
    act: 'removeOrganisationAlias',
    input,
    refuse: ({ aliases }, { alias }) =>
      aliases.includes(alias)
        ? []
        : [refuse('NOT_FOUND', `The organisation has no other name ${quoted(alias)}.`, 'alias')],
    change: ({ aliases }, { alias }) => ({ aliases: aliases.filter((each) => each !== alias) }),
  });
}
