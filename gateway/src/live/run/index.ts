export {
  type Asked,
  type Asking,
  createOperations,
  type Operations,
  type OperationsOptions,
} from './operations.js';
