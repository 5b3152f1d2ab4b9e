import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegionsWorld, regionsWorld } from '../regions-world.js';
import { answer, ids } from './ask.js';

let skane: RegionsWorld;
let national: RegionsWorld;
beforeAll(async () => {
  skane = await regionsWorld('12');
  national = await regionsWorld('00');
});
afterAll(() => Promise.all([skane, national].map((world) => world?.close())));

describe('events', () => {
  it('say who came, and the share of women among them', async () => {
    const { april, november, eslov } = await answer(
      skane,
      `{ april: event(id: "12-event-workshop-2014-04-25") { ...E } november: event(id: "12-event-workshop-2014-11-06") { ...E }
         eslov: event(id: "12-event-eslov-2014-03-11") { ...E } }
       fragment E on Event { name kind date { value precision } place registered attended attendanceApproximate women men shareOfWomen region { code } }`,
    );
    expect(april).toMatchObject({ name: 'Har vi råd att (inte) samverka?', registered: 49, attended: 49 });
    expect(april.shareOfWomen).toBeCloseTo(25 / 49);
    expect(april.date).toEqual({ value: '2014-04-25', precision: 'DAY' });
    expect(november).toMatchObject({
      kind: 'WORKSHOP',
      place: 'Höör',
      registered: null,
      attended: 44,
      women: 25,
      men: 19,
    });
    expect(eslov).toMatchObject({
      attended: 130,
      attendanceApproximate: true,
      women: null,
      shareOfWomen: null,
    });
  });

  it('are found where their dates may lie in a period', async () => {
    expect(await ids('events(from: "2014-10-22", to: "2014-11-06")', skane)).toEqual([
      '12-event-samverkansradets-moten-2014',
      '12-event-styrelsemote-skanes-foreningar-2014-10-22',
      '12-event-workshop-2014-11-06',
    ]);
    expect(await ids('events(to: "2011-12-31")', skane)).toEqual(['12-event-socialfondsprojekt-2011-08-18']);
    expect(await ids('events(from: "2015-01-01")', skane)).toEqual([]);
    expect(await ids('events(kind: [WORKSHOP])', skane)).toEqual([
      '12-event-workshop-2014-04-25',
      '12-event-workshop-2014-11-06',
      '12-event-workshop-lund-4-maj',
    ]);
  });

  it('refuse a period that ends before it begins, and a region that does not exist', async () => {
    for (const [list, message] of [
      ['events(from: "2015-01-01", to: "2014-01-01")', 'on or before'],
      ['events(regionCode: ["99"])', 'no region has it'],
    ]) {
      const { data, errors } = await skane.askActivities(`{ ${list} { totalCount } }`);
      expect(data).toEqual({ events: null });
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining(message as string),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('keep the words of a source that gives no year, and who held them', async () => {
    const { event } = await answer(
      skane,
      '{ event(id: "12-event-workshop-lund-4-maj") { date { value } dateStated organisers { id } body { id } } }',
    );
    expect(event).toEqual({
      date: null,
      dateStated: '4 maj',
      organisers: [{ id: 'org-kommunforbundet-skane' }],
      body: null,
    });
  });

  it('lie under the body that met', async () => {
    const { body } = await answer(
      skane,
      '{ body(id: "12-body-samverkansradet") { events { totalCount nodes { name occurrences body { id } } } } }',
    );
    expect(body.events).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Samverkansrådets möten', occurrences: 4, body: { id: '12-body-samverkansradet' } }],
    });
  });

  it('of regions that have not joined are in the national deployment', async () => {
    const { events } = await answer(
      national,
      '{ events(regionCode: ["22"]) { nodes { id region { code } } } }',
    );
    expect(events.nodes).toEqual([{ id: '22-event-dialogmote-2014-03-26', region: { code: '22' } }]);
  });
});
