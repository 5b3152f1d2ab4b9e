/** What the bench reads of a gateway's metrics. */
export interface GatewayFigures {
  readonly upstream: number;
  readonly gaps: number;
  /** Requests to subgraphs, by subgraph and placement. */
  readonly requests: ReadonlyMap<string, number>;
}

/** Reads them. */
export async function gatewayFigures(origin: string): Promise<GatewayFigures> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const requests = new Map<string, number>();
  for (const [, labels = '', count] of text.matchAll(/^hub_subgraph_requests_total\{([^}]*)\} (\d+)/gm)) {
    const where = ['subgraph', 'placement'].map(
      (name) => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '',
    );
    const key = where.filter(Boolean).join(' ');
    requests.set(key, (requests.get(key) ?? 0) + Number(count));
  }
  return {
    upstream: figure(text, 'hub_live_upstream_subscriptions'),
    gaps: figure(text, 'hub_live_gaps_total'),
    requests,
  };
}

/** How many requests each got between the two, for each event. */
export function requestsPerEvent(before: GatewayFigures, after: GatewayFigures, events: number) {
  return Object.fromEntries(
    [...after.requests]
      .map(([key, count]) => [key, (count - (before.requests.get(key) ?? 0)) / events] as const)
      .filter(([, count]) => count > 0),
  );
}

function figure(text: string, name: string): number {
  const found = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`no ${name} in the gateway's metrics`);
  return Number(found);
}
