import type { Logger as TypeOrmLogger } from 'typeorm';
import type { Logger } from '../logging/create-logger.js';

/** TypeORM's logger: counts every statement and passes warnings on; parameters never reach the log. */
export class StatementLog implements TypeOrmLogger {
  /** Statements sent so far, transaction control included. */
  count = 0;

  constructor(
    private readonly logger: Logger | undefined,
    private readonly onStatement: ((sql: string) => void) | undefined,
  ) {}

  logQuery(sql: string): void {
    this.count += 1;
    this.onStatement?.(sql);
  }

  logQueryError(): void {}

  logQuerySlow(milliseconds: number, sql: string): void {
    this.logger?.warn({ milliseconds, sql }, 'slow statement');
  }

  logSchemaBuild(): void {}

  logMigration(message: string): void {
    this.logger?.debug(message);
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    this.logger?.[level === 'warn' ? 'warn' : 'debug'](String(message));
  }
}
