import { readDemoConfig } from '../config.js';
import { runDemonstration } from './run-demonstration.js';

const config = readDemoConfig();
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
await runDemonstration(config, stopping.signal, (entry) => {
  process.stdout.write(`${JSON.stringify({ level: 30, time: Date.now(), ...entry })}\n`);
});
