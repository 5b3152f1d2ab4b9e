export function freeHubPort(): Promise<number>;
