// Runs a hub on the port and data directory given, for tests that take it apart: says where it is in one line of JSON
// when it is ready, and stops on SIGTERM. A process that ends stays down, whereas `npm start` starts it again.
import { THROW_AWAY } from './throw-away-settings.mjs';

const [port, dataDir, env, facts] = process.argv.slice(2);
const { readConfig, startHub } = await import('../../local/dist/programs/hub.js');
const { PATH, TMPDIR } = process.env;
const config = readConfig({ PATH, TMPDIR, HUB_PORT: port, ...JSON.parse(env) });
const hub = await startHub({
  config,
  dataDir,
  facts: facts !== 'false',
  restart: false,
  postgresSettings: THROW_AWAY,
});
process.once('SIGTERM', () => hub.stop().then(() => process.exit()));
const place = {
  port: config.port,
  dataDir,
  issuerKey: hub.keys.issuer,
  deployments: [{ name: 'gateway', port: config.port }, ...hub.plan.deployments].map(({ name, port }) => ({
    name,
    port,
  })),
  processes: Object.fromEntries(hub.processes.map(({ name, pid }) => [name, pid])),
};
process.stdout.write(`${JSON.stringify(place)}\n`);
setInterval(() => {}, 60_000);
