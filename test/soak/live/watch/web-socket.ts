import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Connect } from './connection.js';

/** Subscribes over WebSocket, as graphql-ws does. */
export const connectWebSocket: Connect = ({ origin, query, variables, token, onResult }) => {
  let socket: WebSocket | undefined;
  let isCut = false;
  const client = createClient({
    url: `${origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token !== undefined && { connectionParams: { authorization: `Bearer ${token}` } }),
    on: {
      opened(opened) {
        socket = opened as WebSocket;
        if (isCut) socket.terminate();
      },
    },
  });
  const ended = new Promise<string>((resolve) => {
    client.subscribe(
      { query, variables: { ...variables } },
      {
        next: onResult as (result: unknown) => void,
        complete: () => resolve('complete'),
        error: (error) => resolve(reasonOf(error)),
      },
    );
  });
  return {
    ended: ended.finally(() => client.dispose()),
    cut() {
      isCut = true;
      socket?.terminate();
    },
    pause: () => socket?.pause(),
    resume: () => socket?.resume(),
  };
};

function reasonOf(error: unknown): string {
  if (Array.isArray(error)) return `refused ${error[0]?.extensions?.code ?? error[0]?.message}`;
  const { code } = error as { readonly code?: number };
  return code === undefined ? 'closed' : `closed ${code}`;
}
