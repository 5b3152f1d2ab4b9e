/**
 * Whether a web page may ask this gateway: pages of the gateway's own origin and those on the allow-list.
 *
 * @param origin the `Origin` header; absent from clients that are not browsers, which may.
 * @param host the `Host` header. Only host and port are compared: behind a proxy the gateway does not see the scheme.
 */
export type MayAsk = (origin: string | undefined, host: string | undefined) => boolean;

/** @param allowed origins such as `https://portal.example`; `*` lets every page ask. */
export function createOriginCheck(allowed: readonly string[]): MayAsk {
  const list = new Set(allowed);
  return (origin, host) => {
    if (origin === undefined || list.has('*') || list.has(origin)) return true;
    return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
  };
}
