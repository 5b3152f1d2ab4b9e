import type { ProjectMunicipalityInput } from '../inputs/project-municipality-input.js';
import type { ProjectFact } from '../seed/load-named.js';

type Part = ProjectFact['municipalities'][number];

/** The municipalities of a project as they are to be; one that was there keeps its sources where nothing of it changed. */
export function projectMunicipalities(
  given: readonly ProjectMunicipalityInput[],
  current: readonly Part[],
  source: Part['sources'][number],
): Part[] {
  return given.map(({ municipalityCode, role, entry = null }) => {
    const there = current.find((part) => part.municipalityCode === municipalityCode && part.role === role);
    if (there !== undefined && there.entry === entry) return there;
    return {
      municipalityCode,
      role,
      entry,
      throughId: there?.throughId ?? null,
      sources: [...(there?.sources ?? []), source],
    };
  });
}
