import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { createLogger } from '@hub/common/process';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { until } from '../../test/support/until.js';
import { readConfig } from '../src/config.js';
import { createFace, type Face } from '../src/face.js';
import { createGraph } from '../src/graph.js';
import { UNFOLLOWED } from '../src/rights/index.js';
import { createSubgraphs, type Subgraphs } from '../src/subgraphs/index.js';
import { loadSupergraph } from '../src/supergraph/index.js';
import { createMetrics } from '../src/telemetry/index.js';
import { supergraphOf } from './support/gateway.js';
import { rawConnection } from './support/raw-web-socket.js';
import { startSubgraph, type TestSubgraph } from './support/subgraph.js';

let subgraph: TestSubgraph;
let subgraphs: Subgraphs;
let face: Face;
let port: number;
let lines: Record<string, unknown>[];
beforeEach(async () => {
  lines = [];
  const destination = new Writable({
    write(line, _, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  subgraph = await startSubgraph();
  subgraphs = createSubgraphs({});
  const config = { ...readConfig({ SUPERGRAPH: 'none' }), port: 0, dashboard: false };
  const { engine } = createGraph(loadSupergraph(supergraphOf(subgraph)), undefined, config, subgraphs);
  const log = createLogger({ deployment: 'gateway', destination });
  face = createFace({ config, engine, rights: UNFOLLOWED, metrics: createMetrics(), log });
  ({ port } = await face.start());
});
afterEach(async () => {
  await face.stop();
  await subgraphs.close();
  await subgraph.stop();
});

it.each<[string, (socket: Socket) => void]>([
  ['resets its connection', (socket) => socket.resetAndDestroy()],
  ['closes its connection', (socket) => socket.end()],
])('a client that %s in the midst of its request is none of the gateway’s errors', async (_what, leave) => {
  const socket = await rawConnection(`ws://127.0.0.1:${port}/graphql`);
  const headers = 'host: hub.test\r\ncontent-type: application/json\r\ncontent-length: 100';
  socket.write(`POST /graphql HTTP/1.1\r\n${headers}\r\n\r\n{"query":`, () => leave(socket));
  await until(() => lines.some(({ requestId }) => requestId !== undefined), 5_000);
  const told = lines.find(({ requestId }) => requestId !== undefined);
  expect(told).toMatchObject({ level: 'info', status: 499, codes: ['CLIENT_GONE'] });
  expect(lines.map(({ level }) => level)).not.toContain('error');
});
