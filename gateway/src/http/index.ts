export { type Callers, createCallers } from './callers.js';
export { createHttp, type HttpFace, type HttpOptions } from './server.js';
