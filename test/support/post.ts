/** Sends a body to a GraphQL endpoint, as a client without a library would. */
export function post(url: string, body: string, accessToken?: string): Promise<Response> {
  const authorization = accessToken && { authorization: `Bearer ${accessToken}` };
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body,
  });
}

/** The whole answer to a query. */
export const ask = async (url: string, query: string): Promise<unknown> =>
  (await post(url, JSON.stringify({ query }))).json();
