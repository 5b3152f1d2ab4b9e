export {
  createEventStreams,
  type EventStreamRequest,
  type OpenEventStream,
  type StreamRefusal,
} from './event-streams.js';
