import { type AgreementThere, standing, type There } from './there.js';

/** Fields of an input that fit together and to how an agreement stands, so that the mutation may go well. */
export interface Aim {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The highest are taken first; default 0. */
  readonly rank?: number;
}

type AimAt = (there: There) => readonly Aim[];

/** The same at each agreement by itself. @param organisations those that there are, and that the caller may sign for. */
const each =
  (aimAt: (agreement: AgreementThere, organisations: readonly string[]) => readonly Aim[]): AimAt =>
  ({ agreements, organisations }) => {
    const own = organisations.map(({ id }) => id);
    return agreements.flatMap((agreement) => aimAt(agreement, own));
  };

/** The mutations that random fields almost never fit: what is to be signed has to be open, what is approved applied for. */
export const AIMS: Readonly<Partial<Record<string, AimAt>>> = {
  signAgreement: each((there, own) => joins(there, own, false)),
  applyToJoin: each((there, own) => joins(there, own, true)),
  approveApplication: each(({ applied }) => applied.nodes.map(adherence)),
  rejectApplication: each(({ applied }) => applied.nodes.map(adherence)),
  withdrawApplication: each(({ applied }, own) => applied.nodes.filter(isOf(own)).map(adherence)),
  endAdherence: each(({ active }) => active.nodes.map(adherence)),
  withdrawSignature: each(({ active }, own) => active.nodes.filter(isOf(own)).map(adherence)),
  recordAdherences: each(({ id, active, ...there }, own) =>
    standing(there).flatMap((versionId) =>
      own
        .filter((organisationId) =>
          active.nodes.every(({ organisation }) => organisation?.id !== organisationId),
        )
        .map((organisationId) => {
          const adherences = [{ organisationId, versionId, signedOn: today() }];
          return { fields: { agreementId: id, adherences, dryRun: false } };
        }),
    ),
  ),
  editAgreement: each(({ id, revision, joiningNeedsApproval, onSupersession }) => [
    {
      fields: {
        agreementId: id,
        revision,
        joiningNeedsApproval: !joiningNeedsApproval,
        onSupersession: onSupersession ?? 'CARRY_OVER',
      },
    },
  ]),
  setJoining: each((there) =>
    standing(there).map(() => {
      const joining = there.joining === 'OPEN' ? 'CLOSED' : 'OPEN';
      return { fields: { agreementId: there.id, revision: there.revision, joining } };
    }),
  ),
  addParty: each(({ id, parties }) =>
    ['PUBLIC', 'CIVIL']
      .filter((side) => parties.every(({ sector }) => sector !== side))
      .map((sector) => ({ fields: { agreementId: id, sector } })),
  ),
  removeParty: each(({ id, parties }) => parties.map(({ name }) => ({ fields: { agreementId: id, name } }))),
  addAgreementVersion: each(({ id, versions }) =>
    versions
      .filter(({ state }) => state === 'UNKNOWN' || state === 'IN_FORCE')
      .map((version) => ({ fields: { agreementId: id, predecessorId: version.id, text: 'En text' } })),
  ),
  editVersionText: each(({ versions }) =>
    versions.filter(isDraft).map(({ id, revision }) => ({ fields: { versionId: id, revision } })),
  ),
  withdrawVersion: each(({ versions }) =>
    versions.filter(isDraft).map(({ id, revision }) => ({ fields: { versionId: id, revision } })),
  ),
  changeVersionState: each((there) =>
    there.versions.flatMap((version) => {
      const rank = WAY.indexOf(version.state);
      const to = WAY[rank + 1];
      if (rank === -1 || to === undefined || version.withdrawnAt !== null || version.text === null) return [];
      if (to === 'IN_FORCE' && !(hasBothParties(there) && fitsBesideOthers(there, version))) return [];
      const decision = to === 'ADOPTED' ? { organ: 'Fullmäktige', date: today() } : null;
      const { id, revision } = version;
      const fields = { versionId: id, revision, to, decision };
      // Those first that nothing else will stop on the way.
      const ready = [hasBothParties(there), there.onSupersession !== null].filter(Boolean).length;
      return [{ fields, rank: rank + ready * WAY.length }];
    }),
  ),
  supersedeVersion: each(({ versions, onSupersession }) =>
    versions.flatMap((successor, index) =>
      versions
        .slice(0, index)
        .filter(({ state }) => onSupersession !== null && REPLACEABLE.includes(state))
        .filter(({ id }) => IN_FORCE.includes(successor.state) && mayFollow(successor, id))
        .map(({ id, revision }) => ({ fields: { versionId: id, revision, successorId: successor.id } })),
    ),
  ),
  endSeat: ({ bodies }) =>
    bodies.flatMap(({ revision, seats }) =>
      seats
        .filter(({ validTo }) => validTo === null)
        .map(({ id }) => ({ fields: { seatId: id, revision, validTo: today(), statedSeats: null } })),
    ),
  removeOrganisationAlias: ({ organisations }) =>
    organisations.flatMap(({ id, revision, aliases }) =>
      aliases.map((alias) => ({ fields: { id, revision, alias } })),
    ),
};

/** What brings about what another mutation takes, where nothing that is there does. */
export const FIRST: Readonly<Partial<Record<string, string>>> = {
  signAgreement: 'setJoining',
  applyToJoin: 'editAgreement',
  approveApplication: 'applyToJoin',
  rejectApplication: 'applyToJoin',
  withdrawApplication: 'applyToJoin',
  endAdherence: 'signAgreement',
  withdrawSignature: 'signAgreement',
  recordAdherences: 'changeVersionState',
  setJoining: 'changeVersionState',
  removeParty: 'addParty',
  editVersionText: 'addAgreementVersion',
  withdrawVersion: 'addAgreementVersion',
  changeVersionState: 'addAgreementVersion',
  addAgreementVersion: 'createAgreement',
  supersedeVersion: 'changeVersionState',
  endSeat: 'addSeat',
  removeOrganisationAlias: 'addOrganisationAlias',
};

/** The way of a version into force. */
const WAY = ['UNDER_DISCUSSION', 'DRAFT', 'CONSULTATION', 'ADOPTED', 'IN_FORCE'];
const IN_FORCE = ['IN_FORCE', 'UNDER_REVISION'];
const REPLACEABLE = ['UNKNOWN', ...IN_FORCE];

const adherence = ({ id }: { readonly id: string }): Aim => ({ fields: { adherenceId: id } });

const isOf =
  (organisations: readonly string[]) =>
  ({ organisation }: { readonly organisation: { readonly id: string } | null }): boolean =>
    organisation !== null && organisations.includes(organisation.id);

const isDraft = ({ state, withdrawnAt }: AgreementThere['versions'][number]): boolean =>
  WAY.slice(0, 2).includes(state) && withdrawnAt === null;

/** Whether it can replace the one version that is in force, where one is. */
const fitsBesideOthers = (
  { versions }: AgreementThere,
  version: AgreementThere['versions'][number],
): boolean => {
  const [other, ...more] = versions.filter(({ state }) => IN_FORCE.includes(state));
  return more.length === 0 && (other === undefined || mayFollow(version, other.id));
};

const mayFollow = ({ predecessor }: AgreementThere['versions'][number], id: string): boolean =>
  predecessor === null || predecessor.id === id;

const hasBothParties = ({ parties }: AgreementThere): boolean =>
  ['PUBLIC', 'CIVIL'].every((side) => parties.some(({ sector }) => sector === side));

function joins(there: AgreementThere, own: readonly string[], byApproval: boolean): Aim[] {
  if (there.joining !== 'OPEN' || there.joiningNeedsApproval !== byApproval) return [];
  const open = [...there.active.nodes, ...there.applied.nodes].map(({ organisation }) => organisation?.id);
  return standing(there).flatMap((versionId) =>
    own
      .filter((id) => !open.includes(id))
      .map((organisationId) => ({ fields: { agreementId: there.id, versionId, organisationId } })),
  );
}

/** In Sweden, where days of decisions and signatures are counted. */
const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format();
