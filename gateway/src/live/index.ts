export { createLive, type Live } from './live.js';
export type { LiveOptions } from './options.js';
