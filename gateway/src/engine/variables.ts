/** Takes the variables that a fetch uses out of the client's; undefined where it uses none. */
export type VariablesOf = (
  variables: Readonly<Record<string, unknown>>,
) => Record<string, unknown> | undefined;

/**
 * @param usages the planner's names of the variables a fetch uses.
 * @param names the planner's name → the client's.
 */
export function compileVariables(
  usages: readonly string[] | undefined,
  names: ReadonlyMap<string, string>,
): VariablesOf {
  if (usages === undefined || usages.length === 0) return () => undefined;
  const pairs = usages.map((usage) => [usage, names.get(usage) ?? usage] as const);
  return (variables) => {
    const taken: Record<string, unknown> = {};
    for (const [name, clientName] of pairs) {
      const value = variables[clientName];
      if (value !== undefined) taken[name] = value;
    }
    return taken;
  };
}
