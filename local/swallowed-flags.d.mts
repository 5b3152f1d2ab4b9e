export function swallowedFlags(
  env: Readonly<Record<string, string | undefined>>,
  beside: ReadonlyMap<string, string | null>,
): string[];
export function requireOwnFlags(exitCode: number): void;
