import { beforeAll, expect, test } from '@jest/globals';
import type { OwnHub } from '../../support/own-hub.js';

let hub: OwnHub;
/** Ends the process of region 21, for good. */
export function describeFailingRegion(own: () => OwnHub): void {
  beforeAll(() => {
    hub = own();
  });

  test('a region that is down costs only its own data, and the answer names it', async () => {
    const { world } = hub;
    expect((await world.ask('{ regions { code } }')).errors).toBeUndefined();
    hub.kill('regions-21');

    const { status, data, errors } = await world.ask<{ regions: ({ code: string } | null)[] }>(
      '{ regions { code name } }',
    );
    expect(status).toBe(200);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ['regions', expect.any(Number)],
      extensions: { code: 'REGION_UNREACHABLE', region: '21', requestId: expect.any(String) },
    });
    const codes = data?.regions.flatMap((region) => (region ? [region.code] : [])) ?? [];
    expect(data?.regions).toHaveLength(22);
    expect(codes).toHaveLength(21);
    expect(codes).not.toContain('21');
  });

  test('what other regions hold for its municipalities is still answered, and it is named as missing', async () => {
    const { data, errors } = await hub.world.ask(`{
      agreements(filter: { municipalityCode: ["2132"] }) {
        nodes { municipality { code projects { completeness { answered missing { code } } } } }
      }
    }`);
    expect(errors).toBeUndefined();
    const projects = { completeness: { answered: ['12', '14', '00'], missing: [{ code: '21' }] } };
    expect(data).toEqual({ agreements: { nodes: [{ municipality: { code: '2132', projects } }] } });
  });

  test('what other services know of the region is still answered', async () => {
    const { data, errors } = await hub.world.ask<{ agreements: { nodes: AgreementOfRegion[] } }>(
      '{ agreements(filter: { regionCode: ["21", "12"] }, first: 50) { nodes { id title municipality { name } region { code name } } } }',
    );
    const of = (code: string) => data?.agreements.nodes.filter(({ id }) => id.startsWith(code)) ?? [];
    expect(of('12').length).toBeGreaterThan(0);
    expect(of('12').every(({ region }) => region?.name === 'Skåne')).toBe(true);
    expect(of('21').length).toBeGreaterThan(0);
    for (const { title, municipality } of of('21')) {
      expect(title).not.toBe('');
      expect(municipality).toBeNull();
    }
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['REGION_UNREACHABLE']),
    );
    expect(errors?.every(({ extensions }) => extensions.region === '21')).toBe(true);
  });

  test('the gateway is alive, and says by its metrics what failed', async () => {
    const health = await fetch(`${hub.world.origin}/health/live`);
    expect(health.status).toBe(200);
    const failed = await hub.world.metric('gateway', 'hub_subgraph_requests_total', { placement: '21' });
    expect(failed).toBeGreaterThan(0);
  });
}

interface AgreementOfRegion {
  id: string;
  title: string;
  municipality: { name: string } | null;
  region: { code: string; name: string } | null;
}
