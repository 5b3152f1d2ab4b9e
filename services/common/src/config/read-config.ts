import type { z } from 'zod';
import { ConfigError, type ConfigFault } from './config-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRET = /KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL|NATS_URL/;

/**
 * Reads a configuration from environment variables, all at once. An empty variable counts as not set.
 *
 * @param schema a zod object whose fields are named as the variables; a field's description says what is wanted.
 * @param together looks at variables that depend on each other, also where others have faults.
 * @throws ConfigError with every fault.
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: Environment,
  together: (values: Partial<z.output<Schema>>) => readonly ConfigFault[] = () => [],
): z.output<Schema> {
  const values: Record<string, unknown> = {};
  const faults: ConfigFault[] = [];
  for (const [name, field] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const result = field.safeParse(env[name] || undefined);
    if (result.success) values[name] = result.data;
    else faults.push({ name, got: shown(name, env[name]), wanted: wanted(field, result.error) });
  }
  faults.push(...together(values as Partial<z.output<Schema>>));
  if (faults.length > 0) throw new ConfigError(faults);
  return values as z.output<Schema>;
}

function shown(name: string, value: string | undefined): string | undefined {
  return value && SECRET.test(name) ? '(hidden)' : value || undefined;
}

function wanted(field: z.ZodType, error: z.ZodError): string {
  const [issue] = error.issues;
  const what = field.description ?? issue?.message ?? 'something else';
  return issue === undefined || issue.path.length === 0
    ? what
    : `${what}; it is not so at ${issue.path.join('.')}`;
}
