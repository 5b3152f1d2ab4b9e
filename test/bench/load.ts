import { Pool } from 'undici';

/** Posts the same body again and again, some at a time, and checks that each answer is as long as expected. */
export async function load(
  url: string,
  body: string,
  { requests, concurrency, expected }: { requests: number; concurrency: number; expected: string },
): Promise<void> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const length = Buffer.byteLength(expected);
  let left = requests;
  const worker = async () => {
    while (left-- > 0) {
      const response = await pool.request({ path: pathname, method: 'POST', headers: HEADERS, body });
      const answer = await response.body.arrayBuffer();
      if (answer.byteLength !== length) {
        throw new Error(
          `Expected ${length} bytes, got ${answer.byteLength}: ${Buffer.from(answer).toString().slice(0, 300)}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  await pool.close();
}

/** One answer, as text. */
export async function ask(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: HEADERS, body });
  return response.text();
}

const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
