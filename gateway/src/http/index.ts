export { createHttp, type HttpFace, type HttpOptions } from './server.js';
