import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from '../../../../test/support/sql.js';
import { type WritesWorld, writesWorld } from './writes-world.js';

const DOCUMENTS = {
  createBody: write('CreateBody', 'body'),
  addSeat: write('AddSeat', 'body'),
  createEvent: write('CreateEvent', 'event'),
  createProject: write('CreateProject', 'project'),
};

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('12', DOCUMENTS);
});
afterAll(() => world.close());

it.each([
  ['body', 'createBody', { kind: 'OTHER' }],
  ['event', 'createEvent', { kind: 'OTHER' }],
  ['project', 'createProject', {}],
])(
  'of a %s is told to the region’s editor and the administrator, and to nobody else',
  async (kind, mutation, more) => {
    const { data } = await world.write(mutation, { regionCode: '12', name: `Historia ${kind}`, ...more });
    const { id } = data[kind];
    const HISTORY = `query ($id: ID!) { ${kind}(id: $id) { history { totalCount nodes { number action role actor { subject } } } } }`;
    const readings = () =>
      sql(world.database.url, 'select chain, role from person_reading where chain = $1', [id]);
    const others: [string | undefined, string[]][] = [
      [undefined, []],
      ['a', ['region-editor:14']],
      ['a', ['region-editor:00']],
      ['a', ['agreement-manager:12']],
      ['a', ['organisation-registrar', 'analyst', 'portal:12']],
    ];
    for (const [subject, roles] of others) {
      const ask = await world.askAs(subject, roles);
      const { data: shown, errors } = await ask(HISTORY, { id });
      expect({ shown, errors }).toEqual({ shown: { [kind]: { history: null } } });
    }
    expect(await readings()).toEqual([]);
    for (const role of ['region-editor:12', 'hub-admin']) {
      const ask = await world.askAs('a', [role]);
      expect((await ask(HISTORY, { id })).data[kind].history).toEqual({
        totalCount: 1,
        nodes: [
          { number: 1, action: mutation, role: 'region-editor:12', actor: { subject: 'editor-of-the-test' } },
        ],
      });
    }
    expect(await readings()).toEqual([
      { chain: id, role: 'region-editor:12' },
      { chain: id, role: 'hub-admin' },
    ]);
  },
);

it('of a body tells of its seats too', async () => {
  const { data } = await world.write('createBody', { regionCode: '12', name: 'Med platser', kind: 'OTHER' });
  const { id } = data.body;
  await world.write('addSeat', { bodyId: id, revision: 1, seat: { side: 'Idéburna' } });
  const ask = await world.askAs('a', ['region-editor:12']);
  const { body } = (await ask(`{ body(id: "${id}") { history { nodes { action } } } }`)).data;
  expect(body.history.nodes).toEqual([{ action: 'createBody' }, { action: 'addSeat' }]);
});

function write(name: string, record: string): string {
  const mutation = name[0]?.toLowerCase() + name.slice(1);
  return `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { ${record} { id } refusals { code message field } } }`;
}
