import { runProgram } from '@hub/common';
import * as config from './config.js';
import { recordStore } from './records/store.js';
import { prepare } from './seed/prepare.js';
import { createService } from './service.js';

await runProgram({ config, createService, prepare, recordStore });
