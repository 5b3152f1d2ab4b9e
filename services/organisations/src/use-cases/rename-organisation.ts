import { quoted, refuse, refuseText } from '@hub/common';
import type { Context } from '../context.js';
import type { Organisation } from '../entities/organisation.js';
import type { RenameOrganisationInput } from '../entities/rename-organisation.js';
import { changeOrganisation, type OrganisationResult } from './change-organisation.js';
import { MOST_ALIASES, refuseTooManyAliases } from './refuse-organisation.js';

/** Gives an organisation another name; its id stays. @returns its id. */
export function renameOrganisation(
  input: RenameOrganisationInput,
  context: Context,
): Promise<OrganisationResult> {
  return changeOrganisation<RenameOrganisationInput>({
    context,
    act: 'renameOrganisation',
    input,
    check: ({ name }) => refuseText(name, { what: 'name', field: ['name'] }),
    refuse(organisation, given) {
      if (organisation.name === given.name) {
        return [refuse('INVALID_INPUT', `The organisation is called ${quoted(given.name)} already.`, 'name')];
      }
      const { length } = aliasesAfter(organisation, given);
      return length > MOST_ALIASES ? [refuseTooManyAliases(length, 'keepFormerName')] : [];
    },
    change: (organisation, given) => ({ name: given.name, aliases: aliasesAfter(organisation, given) }),
  });
}

/** A name is not one of the other names too. */
function aliasesAfter(
  { name: former, aliases }: Organisation,
  { name, keepFormerName }: Pick<RenameOrganisationInput, 'name' | 'keepFormerName'>,
): string[] {
  const others = aliases.filter((alias) => alias !== name);
  return keepFormerName && !others.includes(former) ? [...others, former] : others;
}
