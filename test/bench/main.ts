import { runNamed } from '../run-named.js';

/** `npm run bench -- NAME` */
await runNamed('bench', new URL('.', import.meta.url));
