export * from './dump-person.js';
export * from './erase-person.js';
export * from './operator.js';
export * from './person-data.js';
