import { afterAll, beforeAll } from '@jest/globals';
import { type OwnHub, startOwnHub } from '../support/own-hub.js';
import { describeFailingRegion } from './own-hub/failing-region.js';
import { describeImport } from './own-hub/import.js';
import { describeMerging } from './own-hub/merging.js';
import { describeRegionOverTls, TRUSTED_AUTHORITY } from './own-hub/region-over-tls.js';
import { describeRequestsAndStatements } from './own-hub/requests-and-statements.js';
import { describeQuestionsOfDashboards } from './questions/dashboards.js';

// What needs a hub with the facts that nobody else uses just then, though not one for itself: to start a hub takes longer
// than most of it. Each finds what those before it leave, so that who changes the most comes last.
let hub: OwnHub;
beforeAll(async () => {
  hub = await startOwnHub(TRUSTED_AUTHORITY);
}, 150_000);
afterAll(() => hub?.stop());

describeQuestionsOfDashboards(() => hub);
describeRequestsAndStatements(() => hub);
describeImport(() => hub);
describeMerging(() => hub);
describeRegionOverTls(() => hub);
describeFailingRegion(() => hub);
