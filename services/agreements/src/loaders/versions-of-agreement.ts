import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { AgreementVersion } from '../entities/agreement-version.js';
import { findVersionsOfAgreements } from '../repositories/version-repository.js';

export function versionsOfAgreement(db: EntityManager): DataLoader<string, AgreementVersion[]> {
  return new DataLoader(async (agreementIds) =>
    batchMany(
      agreementIds,
      await findVersionsOfAgreements(db, agreementIds),
      ({ agreementId }) => agreementId,
    ),
  );
}
