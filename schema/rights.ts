import { hasRole, type Identity, type RoleName } from './identity.js';

/**
 * Who may do what: the one table of it. A use case asks it for itself, before it reads or writes anything.
 *
 * A role with a scope is held for one organisation, one region ("12"; "00" for what is national) or one territory: a
 * region's code, a municipality's ("1280"), or "00" for national agreements. Scopes match exactly: who manages a
 * region's agreement does not manage a municipality's.
 */
export interface Scope {
  /** An organisation's id. */
  readonly organisation?: string;
  /** A region's code. */
  readonly region?: string;
  /** The territory of an agreement. */
  readonly territory?: string;
}

interface Holder {
  readonly role: RoleName;
  readonly of?: keyof Scope;
}

const ADMIN: Holder = { role: 'hub-admin' };
const SIGNATORY: readonly Holder[] = [{ role: 'signatory', of: 'organisation' }];
const REGISTRAR: readonly Holder[] = [{ role: 'organisation-registrar' }, ADMIN];
const MANAGER: readonly Holder[] = [{ role: 'agreement-manager', of: 'territory' }, ADMIN];
const EDITOR: readonly Holder[] = [{ role: 'region-editor', of: 'region' }, ADMIN];

export const RIGHTS = {
  // Organisations.
  registerOrganisation: REGISTRAR,
  registerOrganisations: REGISTRAR,
  renameOrganisation: REGISTRAR,
  editOrganisation: REGISTRAR,
  addOrganisationAlias: REGISTRAR,
  removeOrganisationAlias: REGISTRAR,
  mergeOrganisations: REGISTRAR,
  readOrganisationHistory: REGISTRAR,
  // Rights of others: a region's editor decides over those that lie within the region.
  revokeRight: EDITOR,
  restoreRight: EDITOR,
  // The same mutation, of what a hub-admin took; see also mayRestoreOf.
  restoreRightTakenByAdmin: [ADMIN],
  // Agreements.
  createAgreement: MANAGER,
  editAgreement: MANAGER,
  addAgreementVersion: MANAGER,
  editVersionText: MANAGER,
  changeVersionState: MANAGER,
  withdrawVersion: MANAGER,
  supersedeVersion: MANAGER,
  addMilestone: MANAGER,
  addDecision: MANAGER,
  addParty: MANAGER,
  removeParty: MANAGER,
  addActionPlan: MANAGER,
  setJoining: MANAGER,
  reportFigure: MANAGER,
  declareRegister: MANAGER,
  readAgreementHistory: [{ role: 'region-editor', of: 'region' }, ...MANAGER],
  readDraftText: [{ role: 'region-editor', of: 'region' }, ...MANAGER],
  // Adherences.
  applyToJoin: SIGNATORY,
  withdrawApplication: SIGNATORY,
  signAgreement: SIGNATORY,
  withdrawSignature: SIGNATORY,
  approveApplication: MANAGER,
  rejectApplication: MANAGER,
  endAdherence: MANAGER,
  recordAdherences: MANAGER,
  readApplication: [...SIGNATORY, ...MANAGER],
  readSigner: MANAGER,
  // Bodies, events and projects.
  createBody: EDITOR,
  editBody: EDITOR,
  addSeat: EDITOR,
  editSeat: EDITOR,
  endSeat: EDITOR,
  createEvent: EDITOR,
  editEvent: EDITOR,
  createProject: EDITOR,
  editProject: EDITOR,
  setProjectFinancing: EDITOR,
  readRegionHistory: EDITOR,
  // A person's own data.
  erasePerson: [ADMIN],
} as const satisfies Record<string, readonly Holder[]>;

/** What can be done by those who may: the writes, by the names of their mutations, and the reading of what is not public. */
export type Act = keyof typeof RIGHTS;

/**
 * The role by which the caller may do it, as the identity carries it (`agreement-manager:12`); null where it may not. An
 * anonymous reader may do nothing that is in the table.
 */
export function roleFor(identity: Identity, act: Act, scope: Scope = {}): string | null {
  if (identity.subject === null) return null;
  const holders: readonly Holder[] = RIGHTS[act];
  for (const { role, of } of holders) {
    const held = of === undefined ? undefined : scope[of];
    if (of !== undefined && held === undefined) continue;
    if (hasRole(identity, role, held)) return held === undefined ? role : `${role}:${held}`;
  }
  return null;
}

/** Whose rights the caller may give back, if it may give any: nobody's own, or a right that was taken would mean nothing. */
export const mayRestoreOf = (identity: Identity, subject: string): boolean => identity.subject !== subject;

/**
 * Whether the caller holds a role for this with any scope: who does not may be turned away before it is read whose record
 * it is.
 */
export function holdsAny({ subject, roles }: Identity, act: Act): boolean {
  const holders: readonly Holder[] = RIGHTS[act];
  return (
    subject !== null &&
    holders.some(({ role, of }) =>
      of === undefined ? roles.includes(role) : roles.some((held) => held.startsWith(`${role}:`)),
    )
  );
}

/** The roles that it takes, in words: `agreement-manager of 1280 or hub-admin`. */
export function rolesNeeded(act: Act, scope: Scope = {}): string {
  const holders: readonly Holder[] = RIGHTS[act];
  return holders
    .map(({ role, of }) => {
      if (of === undefined) return role;
      return `${role} of ${scope[of] ?? `the ${of}`}`;
    })
    .join(' or ');
}

/** The territory of an agreement, a version or an action plan: its id begins with the code. */
export const territoryOf = (id: string): string => id.split('-', 1)[0] ?? '';

/** What a role, as the identity carries it, gives the right to; nothing where it gives none. */
export function actsOf(role: string): Act[] {
  const [name] = role.split(':', 1);
  return (Object.keys(RIGHTS) as Act[]).filter((act) =>
    (RIGHTS[act] as readonly Holder[]).some((holder) => holder.role === name),
  );
}
