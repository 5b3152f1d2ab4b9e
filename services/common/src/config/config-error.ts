/** One variable that cannot be used. */
export interface ConfigFault {
  readonly name: string;
  /** The value that came; secrets are hidden. Undefined where the variable is not set. */
  readonly got: string | undefined;
  readonly wanted: string;
}

/** The environment cannot be used; the message lists every fault. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(['The configuration cannot be used:', ...faults.map(line)].join('\n'));
    this.name = 'ConfigError';
  }
}

function line({ name, got, wanted }: ConfigFault): string {
  return `  ${name}: got ${got === undefined ? 'nothing' : JSON.stringify(got)}, wanted ${wanted}`;
}
