import { batchMany } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { ContradictionTie } from '../entities/contradiction-subject.js';
import { findSubjects } from '../repositories/contradiction-repository.js';

export function subjectsOfContradiction(db: EntityManager): DataLoader<string, ContradictionTie[]> {
  return new DataLoader(async (contradictionIds) =>
    batchMany(
      contradictionIds,
      await findSubjects(db, contradictionIds),
      ({ contradictionId }) => contradictionId,
    ),
  );
}
