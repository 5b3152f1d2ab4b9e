export { endByReset } from './end-by-reset.js';
export { type Guest, Guests } from './guests.js';
export { MeasuredOutgoing } from './measured-outgoing.js';
export { Outgoing, type Wire } from './outgoing.js';
export { Rounds } from './rounds.js';
export { type Seat, Seats } from './seats.js';
export { EXPIRED, LAST_WORD, type ShutOut, type Viewer, Viewers } from './viewers.js';
