// Runs a hub on the port and data directory given, for tests that take it apart: says where it is in one line of JSON
// when it is ready, and stops on SIGTERM. A process that ends does not take the others with it, as it does in `npm start`.
const [port, dataDir] = process.argv.slice(2);
const { readConfig, startHub } = await import('../../local/dist/index.js');
const config = readConfig({ PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, HUB_PORT: port });
const hub = await startHub({ config, dataDir });
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
