import type { BaseContext } from '@hub/common';
import { bodiesOfRegion } from './loaders/bodies-of-region.js';
import { bodyById } from './loaders/body-by-id.js';
import { eventById } from './loaders/event-by-id.js';
import { eventsOfBody } from './loaders/events-of-body.js';
import { eventsOfRegion } from './loaders/events-of-region.js';
import { goalsOfRegion } from './loaders/goals-of-region.js';
import { municipalitiesOfProject } from './loaders/municipalities-of-project.js';
import { municipalitiesOfRegion } from './loaders/municipalities-of-region.js';
import { municipalityByCode } from './loaders/municipality-by-code.js';
import { needsOfRegion } from './loaders/needs-of-region.js';
import { projectById } from './loaders/project-by-id.js';
import { projectsOfMunicipality } from './loaders/projects-of-municipality.js';
import { projectsOfRegion } from './loaders/projects-of-region.js';
import { regionByCode } from './loaders/region-by-code.js';
import { seatById } from './loaders/seat-by-id.js';
import { seatsOfBody } from './loaders/seats-of-body.js';
import { seatsOfOrganisation } from './loaders/seats-of-organisation.js';
import { statisticsOfRegion } from './loaders/statistics-of-region.js';

/** What one request has. */
export interface Context extends BaseContext {
  /** The code of the region this deployment is of. */
  readonly regionCode: string;
  readonly loaders: ReturnType<typeof createLoaders>;
}

export function createContext(base: BaseContext, regionCode: string): Context {
  return { ...base, regionCode, loaders: createLoaders(base) };
}

function createLoaders({ db, elsewhere }: BaseContext) {
  return {
    regionByCode: regionByCode(db),
    municipalityByCode: municipalityByCode(db),
    municipalitiesOfRegion: municipalitiesOfRegion(db),
    bodiesOfRegion: bodiesOfRegion(db),
    bodyById: bodyById(db),
    eventById: eventById(db),
    eventsOfBody: eventsOfBody(db),
    eventsOfRegion: eventsOfRegion(db),
    goalsOfRegion: goalsOfRegion(db),
    municipalitiesOfProject: municipalitiesOfProject(db),
    needsOfRegion: needsOfRegion(db),
    projectById: projectById(db),
    projectsOfMunicipality: projectsOfMunicipality(db, elsewhere),
    projectsOfRegion: projectsOfRegion(db),
    seatById: seatById(db),
    seatsOfBody: seatsOfBody(db),
    seatsOfOrganisation: seatsOfOrganisation(db, elsewhere),
    statisticsOfRegion: statisticsOfRegion(db),
  };
}
