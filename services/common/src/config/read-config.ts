import type { z } from 'zod';
import { ConfigError, type ConfigFault } from './config-error.js';

const SECRET = /KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL/;

/**
 * Reads a configuration from environment variables, all at once. An empty variable counts as not set.
 *
 * @param schema a zod object whose fields are named as the variables; a field's description says what is wanted.
 * @throws ConfigError with every fault.
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name] || undefined]));
  const result = schema.safeParse(given);
  if (result.success) {
    return result.data;
  }
  const faults = new Map<string, ConfigFault>();
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? 'configuration');
    if (!faults.has(name)) {
      faults.set(name, { name, got: shown(name, env[name]), wanted: wanted(schema, name, issue.message) });
    }
  }
  throw new ConfigError([...faults.values()]);
}

function shown(name: string, value: string | undefined): string | undefined {
  return value && SECRET.test(name) ? '(hidden)' : value || undefined;
}

function wanted(schema: z.ZodObject, name: string, message: string): string {
  const field = schema.shape[name] as z.ZodType | undefined;
  return field?.description ?? message;
}
