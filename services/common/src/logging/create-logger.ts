import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { describeError } from './describe-error.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  /** Default `info`. */
  readonly level?: string;
  /** The name of the deployment, on every line. */
  readonly deployment: string;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/** JSON lines; authorization headers never reach them, and of an error only what cannot hold a client's values. */
export function createLogger({ level = 'info', deployment, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { deployment },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: ['authorization', '*.authorization', '*.*.authorization'],
    serializers: { err: describeError, error: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
