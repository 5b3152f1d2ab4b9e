import { parseArgs } from 'node:util';
import { REGION_CODES } from '@hub/schema/region-codes';
import { gatewayOrigin, readConfig } from '../config.js';
import { dataDirectory } from '../data-directory.js';
import { HubFailure, wordsOf } from '../failure.js';
import { joinRegion } from '../hub/join-region.js';
import { NATIONAL } from '../hub/plan.js';
import { isHeldByHub } from '../lock.js';
import type { Steps } from '../steps.js';

const HELP = `Gives a region of the running hub a deployment and a database of its own, while queries are answered.

  npm run region:join -- 18 [--gateway URL]…

  --gateway URL  a further gateway of the hub, asked before rows are removed; may be given several times;
                 default: those of HUB_GATEWAYS
  --demo         the demonstration's hub (npm start -- --demo)

Exit codes: 0 the region has joined, now or before; 1 it could not be done, which one line tells.
docs/regions.md tells more.
`;

/**
 * `npm run region:join -- 18`: gives a region of the running hub a deployment of its own. Where the hub has more gateways
 * than the local one, each is named with `--gateway URL` or in HUB_GATEWAYS.
 *
 * Says so where it has joined already.
 *
 * @throws {HubFailure} with one line for a code that no region has, where no hub runs, and where it can't be done.
 */
export async function regionJoin(args: readonly string[], steps: Steps): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const { code, demo, gateways } = parse(args);
  if (!REGION_CODES.has(code) || code === NATIONAL.code) {
    throw new HubFailure(`no region has the code ${code}: wanted a county code of two digits such as 18`);
  }
  const config = readConfig();
  const { path: dataDir } = await dataDirectory(config.dataDir, {
    embedded: config.databaseUrl === undefined,
    demo,
  });
  if (!isHeldByHub(dataDir)) {
    throw new HubFailure(`no hub runs on ${dataDir}: start it with npm start${demo ? ' -- --demo' : ''}`);
  }
  const others = [...new Set([...config.gateways, ...gateways])];
  const { name, already } = await joinRegion({ config, dataDir, demo, code, gateways: others, steps });
  const port = config.port + 100 + Number(code);
  steps.note(
    already
      ? `${name} (${code}) has joined already`
      : `${name} (${code}) has joined: it serves its own data on port ${port}`,
  );
}

function parse(args: readonly string[]): { code: string; demo: boolean; gateways: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        demo: { type: 'boolean', default: false },
        gateway: { type: 'string', multiple: true, default: [] },
      },
    });
    const [code, ...more] = positionals;
    if (code === undefined || more.length > 0) throw new Error('wanted one code of a region');
    return { code, demo: values.demo, gateways: values.gateway.map(gatewayOrigin) };
  } catch (error) {
    throw new HubFailure(`${wordsOf(error)} (npm run region:join -- 18)`, { cause: error });
  }
}
