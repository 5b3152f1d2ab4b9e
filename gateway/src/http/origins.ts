/**
 * What forbids a web page to ask this gateway: nothing, for pages of the gateway's own origin and those on the allow-list.
 *
 * @param origin the `Origin` header; absent from clients that are not browsers, which may.
 * @param host the `Host` header. Only host and port are compared: behind a proxy the gateway does not see the scheme.
 * @returns what to tell who asked, or nothing.
 */
export type OriginFault = (origin: string | undefined, host: string | undefined) => string | undefined;

/** @param allowed origins such as `https://portal.example`; `*` lets every page ask. */
export function createOriginCheck(allowed: readonly string[]): OriginFault {
  const list = new Set(allowed);
  return (origin, host) => {
    if (origin === undefined || list.has('*') || list.has(origin)) return undefined;
    if (isOf(host, origin)) return undefined;
    const got = JSON.stringify(origin.slice(0, 100));
    return `Expected the gateway's own origin or one of its ALLOWED_ORIGINS, got ${got}.`;
  };
}

function isOf(host: string | undefined, origin: string): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
