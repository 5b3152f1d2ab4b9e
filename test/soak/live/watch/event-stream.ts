import { request } from 'node:http';
import type { Connect, Result } from './connection.js';
import { eventReader } from './read-events.js';

/** Subscribes over SSE, as graphql-sse does in the mode of distinct connections. */
export const connectEventStream: Connect = ({ origin, query, variables, token, onResult }) => {
  let finish: (how: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const asking = request(
    `${origin}/graphql`,
    {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    },
    (answer) => {
      answer.on('error', () => finish('closed'));
      answer.on('close', () => finish('closed'));
      if (answer.statusCode !== 200) {
        finish(`refused ${answer.statusCode}`);
        answer.resume();
        return;
      }
      const read = eventReader(({ event, data }) => {
        if (event === 'complete') finish('complete');
        else onResult(JSON.parse(data) as Result);
      });
      answer.setEncoding('utf8').on('data', read);
    },
  );
  asking.on('error', () => finish('closed'));
  asking.end(JSON.stringify({ query, variables }));
  return {
    ended: ended.finally(() => asking.destroy()),
    cut() {
      if (asking.socket) asking.socket.resetAndDestroy();
      else asking.destroy();
    },
    pause: () => void asking.socket?.pause(),
    resume: () => void asking.socket?.resume(),
  };
};
