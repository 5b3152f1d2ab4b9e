export { explainRefusal } from './explain.js';
export { createGuard } from './guard.js';
export { LIMIT_EXCEEDED, limitError } from './limit-error.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
export { nestingError } from './nesting.js';
