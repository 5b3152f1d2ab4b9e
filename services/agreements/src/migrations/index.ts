import { CreateTables1764000000000 } from './1764000000000-create-tables.js';
import { AddRecord1764100000000 } from './1764100000000-add-record.js';
import { AddTerritory1764400000000 } from './1764400000000-add-territory.js';
import { CreateLoadedRecords1764500000000 } from './1764500000000-create-loaded-records.js';
import { ViewMatrices1764600000000 } from './1764600000000-view-matrices.js';
import { KeepTheSourcesWords1764700000000 } from './1764700000000-keep-the-sources-words.js';
import { ShareSearch1764900000000 } from './1764900000000-share-search.js';
import { SearchNeuters1765000000000 } from './1765000000000-search-neuters.js';
import { KeepHistory1765050000000 } from './1765050000000-keep-history.js';
import { WriteAgreements1765100000000 } from './1765100000000-write-agreements.js';
import { RunAdherences1765200000000 } from './1765200000000-run-adherences.js';
import { FollowMerges1765300000000 } from './1765300000000-follow-merges.js';
import { OrderContradictionsByNumber1765400000000 } from './1765400000000-order-contradictions-by-number.js';
import { SearchWithMarks1765500000000 } from './1765500000000-search-with-marks.js';
import { TellWhenFiguresWereRecorded1765550000000 } from './1765550000000-tell-when-figures-were-recorded.js';
import { ForgetAnswers1765600000000 } from './1765600000000-forget-answers.js';
import { KeepPrintedSteps1765650000000 } from './1765650000000-keep-printed-steps.js';
import { ConfirmFiles1765700000000 } from './1765700000000-confirm-files.js';
import { WithdrawDrafts1765800000000 } from './1765800000000-withdraw-drafts.js';
import { BoundHistory1765850000000 } from './1765850000000-bound-history.js';
import { FollowHistory1765860000000 } from './1765860000000-follow-history.js';
import { SearchByKind1765870000000 } from './1765870000000-search-by-kind.js';
import { KeyCursors1765880000000 } from './1765880000000-key-cursors.js';

/** In the order they are run. */
export const MIGRATIONS = [
  CreateTables1764000000000,
  AddRecord1764100000000,
  AddTerritory1764400000000,
  CreateLoadedRecords1764500000000,
  ViewMatrices1764600000000,
  KeepTheSourcesWords1764700000000,
  ShareSearch1764900000000,
  SearchNeuters1765000000000,
  KeepHistory1765050000000,
  WriteAgreements1765100000000,
  RunAdherences1765200000000,
  FollowMerges1765300000000,
  OrderContradictionsByNumber1765400000000,
  SearchWithMarks1765500000000,
  TellWhenFiguresWereRecorded1765550000000,
  ForgetAnswers1765600000000,
  KeepPrintedSteps1765650000000,
  ConfirmFiles1765700000000,
  WithdrawDrafts1765800000000,
  BoundHistory1765850000000,
  FollowHistory1765860000000,
  SearchByKind1765870000000,
  KeyCursors1765880000000,
];
