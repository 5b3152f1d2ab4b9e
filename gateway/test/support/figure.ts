import { until } from '../../../test/support/until.js';

/** Resolves when a figure of a gateway's metrics is 0. */
export async function untilNone(url: string, name: string, withinMs: number): Promise<void> {
  const metrics = new URL('/metrics', url);
  let value = Number.NaN;
  await until(
    () => value === 0,
    withinMs,
    async () => {
      const text = await (await fetch(metrics)).text();
      value = Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
    },
  );
}
