export { createWebSockets, type Upgrade } from './web-sockets.js';
