export * from './dump-person.js';
export * from './erase-person.js';
export * from './history-commands.js';
export * from './operator.js';
export * from './person-commands.js';
export * from './person-data.js';
export * from './persons-in-places.js';
