import { type BaseContext, type HistoryReader, historyReader } from '@hub/common';
import { attendanceOfRegion } from './loaders/attendance-of-region.js';
import { bodiesOfRegion } from './loaders/bodies-of-region.js';
import { bodyById } from './loaders/body-by-id.js';
import { currentProcessesOfRegion } from './loaders/current-processes-of-region.js';
import { eventById } from './loaders/event-by-id.js';
import { eventsOfBody } from './loaders/events-of-body.js';
import { eventsOfRegion } from './loaders/events-of-region.js';
import { freshnessOfRegion } from './loaders/freshness-of-region.js';
import { goalsOfProject } from './loaders/goals-of-project.js';
import { goalsOfRegion } from './loaders/goals-of-region.js';
import { goodExamplesOfRegion } from './loaders/good-examples-of-region.js';
import { municipalitiesOfProject } from './loaders/municipalities-of-project.js';
import { municipalitiesOfRegion } from './loaders/municipalities-of-region.js';
import { municipalityByCode } from './loaders/municipality-by-code.js';
import { needsOfRegion } from './loaders/needs-of-region.js';
import { platformsOfRegion } from './loaders/platforms-of-region.js';
import { projectById } from './loaders/project-by-id.js';
import { projectsOfMunicipality } from './loaders/projects-of-municipality.js';
import { projectsOfRegion } from './loaders/projects-of-region.js';
import { regionByCode } from './loaders/region-by-code.js';
import { representationRulesOfRegion } from './loaders/representation-rules-of-region.js';
import { seatById } from './loaders/seat-by-id.js';
import { seatsOfBody } from './loaders/seats-of-body.js';
import { seatsOfOrganisation } from './loaders/seats-of-organisation.js';
import { statementsOfProject } from './loaders/statements-of-project.js';
import { statisticById } from './loaders/statistic-by-id.js';
import { statisticsOfRegion } from './loaders/statistics-of-region.js';

/** What one request has. */
export interface Context extends BaseContext {
  /** The code of the region this deployment is of. */
  readonly regionCode: string;
  /** What they have read is forgotten after a write. */
  loaders: ReturnType<typeof createLoaders>;
  history: HistoryReader;
}

export function createContext(base: BaseContext, regionCode: string): Context {
  return { ...base, regionCode, loaders: createLoaders(base), history: historyReader(base) };
}

/** What was read before a write may be otherwise now. */
export function forgetRead(context: Context): void {
  context.loaders = createLoaders(context);
  context.history = historyReader(context);
}

function createLoaders({ db, elsewhere }: BaseContext) {
  return {
    regionByCode: regionByCode(db),
    municipalityByCode: municipalityByCode(db),
    municipalitiesOfRegion: municipalitiesOfRegion(db),
    attendanceOfRegion: attendanceOfRegion(db),
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
    currentProcessesOfRegion: currentProcessesOfRegion(db),
    freshnessOfRegion: freshnessOfRegion(db),
    goalsOfProject: goalsOfProject(db),
    goodExamplesOfRegion: goodExamplesOfRegion(db),
    platformsOfRegion: platformsOfRegion(db),
    representationRulesOfRegion: representationRulesOfRegion(db),
    statementsOfProject: statementsOfProject(db),
    statisticById: statisticById(db),
    statisticsOfRegion: statisticsOfRegion(db),
  };
}
