import { expect, test } from '@jest/globals';
import { databasesOf, deploymentsFile, endpointOf, planHub } from './plan.js';

test('each deployment has a port and a database of its own', () => {
  const plan = planHub(4000, false);
  expect(plan.deployments.map(({ name, port }) => [name, port])).toEqual([
    ['regions-12', 4112],
    ['regions-14', 4114],
    ['regions-21', 4121],
    ['regions-00', 4100],
    ['organisations', 4001],
    ['agreements', 4002],
  ]);
  expect(databasesOf(plan)).toEqual([
    'hub_regions_12',
    'hub_regions_14',
    'hub_regions_21',
    'hub_regions_00',
    'hub_organisations',
    'hub_agreements',
    'hub_events',
  ]);
});

test('a demonstration shares no database with the real hub', () => {
  const real = databasesOf(planHub(4000, false));
  const demo = databasesOf(planHub(4000, true));
  expect(demo).toHaveLength(real.length);
  expect(demo.filter((name) => real.includes(name))).toEqual([]);
  expect(demo).toContain('hub_demo_agreements');
});

test('a region joins by one line of configuration', () => {
  const plan = planHub(5000, false, [{ code: '25', name: 'Norrbotten' }]);
  expect(plan.deployments[0]).toMatchObject({ name: 'regions-25', port: 5125, database: 'hub_regions_25' });
  expect(JSON.parse(deploymentsFile(plan))).toEqual({
    subgraphs: {
      territories: { path: '/territories' },
      activities: { path: '/activities' },
      organisations: { url: 'http://127.0.0.1:5001/graphql', audience: 'organisations' },
      agreements: { url: 'http://127.0.0.1:5002/graphql', audience: 'agreements' },
    },
    placements: [
      { code: '25', name: 'Norrbotten', url: 'http://127.0.0.1:5125', audience: 'regions-25' },
      {
        code: '00',
        name: 'Sverige',
        url: 'http://127.0.0.1:5100',
        audience: 'regions-00',
        fallback: true,
        serves: '00 01 03 04 05 06 07 08 09 10 12 13 14 17 18 19 20 21 22 23 24'.split(' '),
      },
    ],
  });
});

test('the address of a deployment is found by its name', () => {
  const plan = planHub(4000, false);
  expect(endpointOf(plan, 'regions-12')).toBe('http://127.0.0.1:4112/territories');
  expect(endpointOf(plan, 'organisations')).toBe('http://127.0.0.1:4001/graphql');
  expect(() => endpointOf(plan, 'regions-99')).toThrow('no deployment is called regions-99');
});
