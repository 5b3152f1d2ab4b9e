import type { Logger } from '@hub/common/process';
import type { Metrics } from '../../telemetry/index.js';
import type { Guests, Rounds, Viewers } from '../client/index.js';
import type { Operations } from '../run/index.js';
import type { LiveSettings } from '../settings.js';
import type { Streams } from '../streams/index.js';
import type { EventStream } from './event-stream.js';
import type { NextEvents } from './events.js';

/** What all event streams have in common. */
export interface House {
  readonly settings: LiveSettings;
  readonly operations: Operations;
  readonly streams: Streams;
  readonly viewers: Viewers;
  readonly guests: Guests;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly events: NextEvents;
  /** When each is sent a comment. */
  readonly comments: Rounds<EventStream>;
}
