export function settingsBeside(env: Readonly<Record<string, string | undefined>>): Map<string, string | null>;
export function settingsIn(text: string): [string, string | null][];
export function settingsOfEnvironment(text: string): [string, string][];
