/** What every command of the launcher's begins and ends with; see command.mjs. */
export { RegionFileError } from '@hub/common';
export { HubFailure } from '../failure.js';
export { Interrupted, Interruption, SIGNAL_EXIT_CODES } from '../interruption.js';
