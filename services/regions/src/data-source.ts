import { createDataSource, type DatabaseOptions } from '@hub/common';
import type { DataSource } from 'typeorm';
import { Body } from './entities/body.js';
import { CurrentProcess } from './entities/current-process.js';
import { Event } from './entities/event.js';
import { Freshness } from './entities/freshness.js';
import { Goal } from './entities/goal.js';
import { GoodExample } from './entities/good-example.js';
import { Municipality } from './entities/municipality.js';
import { Need } from './entities/need.js';
import { Platform } from './entities/platform.js';
import { Project } from './entities/project.js';
import { ProjectMunicipality } from './entities/project-municipality.js';
import { ProjectStatement } from './entities/project-statement.js';
import { Region } from './entities/region.js';
import { RepresentationRule } from './entities/representation-rule.js';
import { Seat } from './entities/seat.js';
import { Statistic } from './entities/statistic.js';
import { CreateTerritories1763500000000 } from './migrations/1763500000000-create-territories.js';
import { CreateActivities1763700000000 } from './migrations/1763700000000-create-activities.js';
import { AddRecordDetails1764000000000 } from './migrations/1764000000000-add-record-details.js';
import { MakeActivitiesSearchable1764000100000 } from './migrations/1764000100000-make-activities-searchable.js';
import { CreateLoadedRecords1764500000000 } from './migrations/1764500000000-create-loaded-records.js';
import { TellWhatIsStated1764700000000 } from './migrations/1764700000000-tell-what-is-stated.js';
import { ShareSearch1764900000000 } from './migrations/1764900000000-share-search.js';
import { SearchNeuters1765000000000 } from './migrations/1765000000000-search-neuters.js';
import { TakeWrites1765100000000 } from './migrations/1765100000000-take-writes.js';
import { SearchWithMarks1765500000000 } from './migrations/1765500000000-search-with-marks.js';
import { ForgetAnswers1765600000000 } from './migrations/1765600000000-forget-answers.js';
import { BoundHistory1765850000000 } from './migrations/1765850000000-bound-history.js';
import { FollowHistory1765860000000 } from './migrations/1765860000000-follow-history.js';

/** The service's data source; not connected yet. */
export function dataSourceFor(url: string, options: Partial<DatabaseOptions> = {}): DataSource {
  return createDataSource({
    ...options,
    url,
    entities: [
      Region,
      Municipality,
      Body,
      Seat,
      Event,
      Project,
      ProjectMunicipality,
      ProjectStatement,
      Statistic,
      Need,
      Goal,
      Platform,
      CurrentProcess,
      GoodExample,
      RepresentationRule,
      Freshness,
    ],
    migrations: [
      CreateTerritories1763500000000,
      CreateActivities1763700000000,
      AddRecordDetails1764000000000,
      MakeActivitiesSearchable1764000100000,
      CreateLoadedRecords1764500000000,
      TellWhatIsStated1764700000000,
      ShareSearch1764900000000,
      SearchNeuters1765000000000,
      TakeWrites1765100000000,
      SearchWithMarks1765500000000,
      ForgetAnswers1765600000000,
      BoundHistory1765850000000,
      FollowHistory1765860000000,
    ],
  });
}
