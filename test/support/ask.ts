/** A GraphQL answer over HTTP. */
export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly requestId?: string };
  }[];
}

/** Sends an operation with the asker's headers. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
export type Asker = <Data = any>(query: string, variables?: Record<string, unknown>) => Promise<Answer<Data>>;

/** Asks one GraphQL endpoint. */
export function asker(url: string, headers: Record<string, string> = {}): Asker {
  return async (query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Pick<Answer<never>, 'data' | 'errors'>;
    return { status: response.status, headers: response.headers, ...body };
  };
}

/** The value of a counter in Prometheus' text format, its labels summed. */
export async function metric(baseUrl: string, name: string): Promise<number> {
  const text = await (await fetch(`${baseUrl}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
