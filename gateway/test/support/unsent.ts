import { readFileSync } from 'node:fs';

/** Bytes that the system holds for whoever is connected to a port of this machine (Linux, `/proc/net/tcp`). */
export function unsentBytes(url: string): number {
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
  return ['tcp', 'tcp6']
    .map((name) => readFileSync(`/proc/net/${name}`, 'latin1'))
    .flatMap((table) => table.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local]) => local?.endsWith(`:${port}`))
    .reduce((sum, [, , , , queues = '0:0']) => sum + Number.parseInt(queues, 16), 0);
}
