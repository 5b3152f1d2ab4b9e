export { createLive, type Live } from './live.js';
export type { LiveOptions } from './options.js';
export { DEFAULT_LIVE, type LiveSettings } from './settings.js';
export type { OpenEventStream } from './sse/index.js';
export { createStreams, type Streams } from './streams/index.js';
