import type { Acting } from '../writes/perform-write.js';

/** Who acts where a command is run on the hub's own machine: nobody is signed in there. */
export const OPERATOR: Acting = { subject: 'operator', role: 'operator' };
