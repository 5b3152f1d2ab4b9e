import { type BaseContext, type Connection, createListLoader, type ListLoader } from '@hub/common';
import type { Adherence } from '../entities/adherence.js';
import type { AdherenceListArgs } from '../entities/adherence-list-args.js';
import { listAdherencesOfAgreements } from '../repositories/adherence-repository.js';

/** Of one viewer: what it may not see is neither listed nor counted. */
export function adherencesOfAgreement({
  db,
  identity,
}: Pick<BaseContext, 'db' | 'identity'>): ListLoader<AdherenceListArgs, Connection<Adherence>> {
  return createListLoader((agreementIds, args) =>
    listAdherencesOfAgreements(db, agreementIds, args, identity),
  );
}
