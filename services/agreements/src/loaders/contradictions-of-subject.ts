import { createListLoader, type ListLoader } from '@hub/common';
import type DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Contradiction } from '../entities/contradiction.js';
import type { SubjectType } from '../entities/contradiction-subject.js';
import { findTiesOfSubjects } from '../repositories/contradiction-repository.js';
import { idsOfSame } from '../repositories/merged-organisation-repository.js';

/** The contradictions that are about a record, in the order of their numbers; by the record's id, and its type. */
export function contradictionsOfSubject(
  db: EntityManager,
  contradictionById: DataLoader<string, Contradiction | null>,
): ListLoader<SubjectType, Contradiction[]> {
  return createListLoader(async (subjectIds, type) => {
    // What was said of an organisation under an id that leads to it now is said of it.
    const same = type === 'Organisation' ? await idsOfSame(db, subjectIds) : NONE;
    const ties = await findTiesOfSubjects(db, type, [...subjectIds, ...[...same.values()].flat()]);
    const ids = [...new Set(ties.map(({ contradictionId }) => contradictionId))];
    const found = (await contradictionById.loadMany(ids)).filter(isContradiction);
    found.sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1));
    return subjectIds.map((subjectId) => {
      const any = same.get(subjectId) ?? [subjectId];
      return found.filter(({ id }) =>
        ties.some((tie) => tie.contradictionId === id && any.includes(tie.subjectId)),
      );
    });
  });
}

const NONE: Awaited<ReturnType<typeof idsOfSame>> = new Map();

function isContradiction(loaded: Contradiction | Error | null): loaded is Contradiction {
  if (loaded instanceof Error) throw loaded;
  return loaded !== null;
}
