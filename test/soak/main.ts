import { runNamed } from '../run-named.js';

/** `npm run soak -- NAME` */
await runNamed('soak', new URL('.', import.meta.url));
