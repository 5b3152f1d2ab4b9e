export { createStreams, type StreamsOptions } from './create-streams.js';
export type { StreamFigures } from './figures.js';
export type { RingLimits } from './ring.js';
export type { Joined, Listener, StreamRequest, Streams } from './types.js';
