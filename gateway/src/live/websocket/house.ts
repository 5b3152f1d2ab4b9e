import type { Logger } from '@hub/common/process';
import type { Verify } from '../../identity/index.js';
import type { Rights } from '../../rights/index.js';
import type { Metrics } from '../../telemetry/index.js';
import type { Guests, Rounds, Viewers } from '../client/index.js';
import type { Operations } from '../run/index.js';
import type { LiveSettings } from '../settings.js';
import type { Streams } from '../streams/index.js';
import type { Connection } from './connection.js';
import type { NextFrames } from './frames.js';

/** What all connections have in common. */
export interface House {
  readonly settings: LiveSettings;
  readonly verify: Verify;
  readonly rights: Rights;
  readonly operations: Operations;
  readonly streams: Streams;
  readonly viewers: Viewers;
  readonly guests: Guests;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly frames: NextFrames;
  /** Those that have not yet said `connection_init`. */
  readonly silent: Rounds<Connection>;
  /** When each is pinged. */
  readonly pings: Rounds<Connection>;
}
