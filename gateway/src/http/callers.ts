import type { IncomingMessage } from 'node:http';
import { createOriginCheck, type OriginFault } from './origins.js';
import { clientAddress, createProxyCheck } from './proxies.js';
import { requestIdOf } from './request-id.js';

/** What is asked of every request before it is looked into, the same for HTTP and WebSocket. */
export interface Callers {
  readonly originFault: OriginFault;
  readonly isProxy: (address: string | undefined) => boolean;
  readonly requestId: (request: IncomingMessage) => string;
  /** The address of a request's client, as far as proxies are believed. */
  readonly addressOf: (request: IncomingMessage) => string;
}

export interface CallersOptions {
  readonly allowedOrigins: readonly string[];
  /** Addresses and networks (CIDR). */
  readonly trustedProxies: readonly string[];
}

export function createCallers({ allowedOrigins, trustedProxies }: CallersOptions): Callers {
  const isProxy = createProxyCheck(trustedProxies);
  return {
    originFault: createOriginCheck(allowedOrigins),
    isProxy,
    requestId: (request) => requestIdOf(request, isProxy),
    addressOf: (request) => clientAddress(request, isProxy),
  };
}
