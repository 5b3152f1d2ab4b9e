import { type Logger, pino } from 'pino';

export type { Logger };

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

/**
 * Makes the process's logger: one JSON object a line on standard output. What could carry a token is blotted out even
 * where somebody logs whole headers by mistake.
 */
export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: { service: 'gateway' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ['authorization', '*.authorization', '*.*.authorization'], censor: '[hidden]' },
  });
}
