import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('searching what takes place', () => {
  let skane: RegionsWorld;
  let vastraGotaland: RegionsWorld;
  let gavleborg: RegionsWorld;
  let national: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
    vastraGotaland = await regionsWorld('14');
    gavleborg = await regionsWorld('21');
    national = await regionsWorld('00');
  });
  afterAll(() => Promise.all([skane, vastraGotaland, gavleborg, national].map((world) => world?.close())));

  it('finds bodies in any inflection and however they are spelt', async () => {
    expect(await ids(vastraGotaland, 'bodies(search: "överenskommelser")')).toEqual(['14-body-beredningen']);
    expect(await ids(vastraGotaland, 'bodies(search: "goteborg")')).toEqual([
      '14-body-sociala-samverkansradet-goteborg',
    ]);
    expect(await ids(gavleborg, 'bodies(search: "akademi")')).toEqual(['21-body-regionala-partnerskapet']);
    expect(await ids(skane, 'bodies(search: "samverkansrådet", kind: [STEERING_GROUP])')).toEqual([]);
  });

  it('finds events by name, place and focus, within a period', async () => {
    expect(await ids(skane, 'events(search: "open-space")')).toEqual(['12-event-open-space-2012-09-12']);
    expect(await ids(skane, 'events(search: "malmö", from: "2014-01-01", to: "2014-12-31")')).toEqual([
      '12-event-workshop-2014-04-25',
      '12-event-styrelsemote-skanes-foreningar-2014-10-22',
    ]);
    expect(await ids(skane, 'events(search: "hinder")')).toEqual(['12-event-workshop-2014-04-25']);
  });

  it('finds projects by name, number and what the sources say of them, on a day', async () => {
    expect(await ids(gavleborg, 'projects(search: "2016-03001")')).toEqual(['21-project-innovativ-modell']);
    expect(await ids(gavleborg, 'projects(search: "kvadrupelhelix")')).toEqual([
      '21-project-innovativ-modell',
    ]);
    expect(await ids(gavleborg, 'projects(search: "alternativ driftsform", activeOn: "2012-01-01")')).toEqual(
      ['21-project-alternativa-driftsformer'],
    );
    expect(await ids(national, 'projects(search: "bensinstationer")')).toEqual([
      '00-project-pilotkommuner-serviceutveckling',
    ]);
    expect(await ids(national, 'projects(search: "bensinstationer", activeOn: "2015-01-01")')).toEqual([]);
  });

  it.each([
    ['projects', 'forstudien', 'förstudien'],
    ['projects', 'förstudien', 'förstudie'],
    ['projects', 'samarbete', 'samarbetet'],
    ['projects', 'partnerskapets', 'partnerskap'],
    ['projects', 'idéburet', 'ideburna'],
    ['bodies', 'partnerskapet', 'partnerskap'],
    ['bodies', 'overenskommelserna', 'överenskommelser'],
    ['bodies', 'samverkansradet', 'samverkansråd'],
    ['events', 'styrelsemoten', 'styrelsemötet'],
  ])('finds the same %s for %j as for %j', async (list, search, other) => {
    const found = await everywhere(list, search);
    expect(found).not.toEqual([]);
    expect(found).toEqual(await everywhere(list, other));
  });

  it('takes each word by its inflections or as a beginning', async () => {
    expect(await ids(vastraGotaland, 'bodies(search: "overenskommelserna bered")')).toEqual([
      '14-body-beredningen',
    ]);
    expect(await ids(vastraGotaland, 'bodies(search: "samverkansråd -sociala")')).toEqual([]);
  });

  it.each(['bodies', 'events', 'projects'])('refuses a search of %s that is too long', async (list) => {
    const { errors } = await skane.askActivities(
      `query ($s: String) { ${list}(search: $s) { nodes { id } } }`,
      {
        s: 'å'.repeat(201),
      },
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('at most 200'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('refuses to go on in another search', async () => {
    const first = await national.askActivities('{ all: projects(first: 1) { pageInfo { endCursor } } }');
    const { errors } = await national.askActivities(
      'query ($after: String) { projects(search: "kompetensutveckling", after: $after) { nodes { id } } }',
      { after: first.data.all.pageInfo.endCursor },
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_CURSOR' } });
  });

  async function everywhere(list: string, search: string): Promise<string[]> {
    const field = `${list}(search: ${JSON.stringify(search)})`;
    const worlds = [skane, vastraGotaland, gavleborg, national];
    return (await Promise.all(worlds.map((world) => ids(world, field)))).flat();
  }

  async function ids(world: RegionsWorld, field: string): Promise<string[]> {
    const { data, errors } = await world.askActivities(`{ list: ${field} { nodes { id } } }`);
    expect(errors).toBeUndefined();
    return data.list.nodes.map(({ id }: { id: string }) => id);
  }
});
