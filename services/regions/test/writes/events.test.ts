import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshKey, type WritesWorld, writesWorld } from './writes-world.js';

const EVENT = `event { id name kind date { value precision } place registered attended attendanceApproximate women men
  shareOfWomen focus description occurrences revision region { code } body { id } sources { document recordedAt } }
  refusals { code message field }`;
const DOCUMENTS = {
  createEvent: `mutation ($input: CreateEventInput!) { createEvent(input: $input) { ${EVENT} } }`,
  editEvent: `mutation ($input: EditEventInput!) { editEvent(input: $input) { ${EVENT} } }`,
};

let world: WritesWorld;
beforeAll(async () => {
  world = await writesWorld('12', DOCUMENTS);
});
afterAll(() => world.close());

const NEW = {
  regionCode: '12',
  name: 'Årsmöte i Övedskloster',
  kind: 'MEETING',
  date: '2026-11-20',
  place: 'Sjöbo',
  bodyId: '12-body-samverkansradet',
  organiserIds: ['org-abf-malmo'],
  registered: 30,
  attended: 20,
  women: 12,
  men: 8,
};

const fieldsOf = ({ refusals }: { refusals?: { field: string[] | null }[] }): string[] =>
  (refusals ?? []).map(({ field }) => field?.join('.') ?? '').sort();

describe('making an event', () => {
  it('stores it, and lists it by its date, its body and its words', async () => {
    const { data, errors } = await world.write('createEvent', NEW);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      refusals: [],
      event: {
        id: '12-event-arsmote-i-ovedskloster',
        name: NEW.name,
        kind: 'MEETING',
        date: { value: '2026-11-20', precision: 'DAY' },
        place: 'Sjöbo',
        registered: 30,
        attended: 20,
        attendanceApproximate: false,
        women: 12,
        men: 8,
        shareOfWomen: 0.6,
        focus: null,
        description: null,
        occurrences: null,
        revision: 1,
        region: { code: '12' },
        body: { id: '12-body-samverkansradet' },
        sources: [{ document: null, recordedAt: expect.any(String) }],
      },
    });
    const id = data.event.id;
    const seen = await world.askActivities(`{
      events(from: "2026-11-20", to: "2026-11-20") { nodes { id } }
      found: events(search: "Sjöbo") { nodes { id } }
      body(id: "12-body-samverkansradet") { events { nodes { id } } }
    }`);
    expect(seen.data.events.nodes).toEqual([{ id }]);
    expect(seen.data.found.nodes).toEqual([{ id }]);
    expect(seen.data.body.events.nodes).toContainEqual({ id });
    expect(await world.historyOf(id)).toMatchObject([{ action: 'createEvent', payload: { revision: 1 } }]);
  });

  it('is refused with everything at once, and changes nothing', async () => {
    const before = await world.stored();
    const { data } = await world.write('createEvent', {
      ...NEW,
      name: '',
      date: '20 november',
      occurrences: 0,
      place: 'a\nb',
      bodyId: '14-body-beredningen',
      organiserIds: ['org-a', 'org-a', 'b'],
      registered: -1,
      men: 9,
    });
    expect(fieldsOf(data)).toEqual([
      'bodyId',
      'date',
      'name',
      'occurrences',
      'organiserIds.1',
      'organiserIds.2',
      'place',
      'registered',
      'women',
    ]);
    const missing = await world.write('createEvent', { ...NEW, bodyId: '12-body-ingen' });
    expect(missing.data).toMatchObject({
      event: null,
      refusals: [{ code: 'NOT_FOUND', field: ['bodyId'], message: 'There is no body "12-body-ingen".' }],
    });
    expect(await world.stored()).toEqual(before);
  });

  it('that people came to is refused on a day that is still to come, and one that is planned is not', async () => {
    const refused = await world.write('createEvent', { ...NEW, date: '2199' });
    expect(refused.data).toMatchObject({
      event: null,
      refusals: [
        {
          code: 'INVALID_INPUT',
          field: ['date'],
          message:
            'The event (händelse) can’t be of its date. It should be a date from 1800 to today, but would be "2199": it is still to come.',
        },
      ],
    });
    const { attended: _none, ...planned } = NEW;
    const { data } = await world.write('createEvent', { ...planned, name: 'Planerat möte', date: '2199' });
    expect(data).toMatchObject({ refusals: [], event: { date: { value: '2199' } } });
  });

  it('of which the women or the men are stated is refused on such a day, unless they are of those registered', async () => {
    const { registered, attended: _came, women, men, ...planned } = { ...NEW, date: '2199' };
    for (const came of [{ women }, { men }, { women, men }]) {
      const refused = await world.write('createEvent', { ...planned, ...came });
      expect([came, refused.data.event, fieldsOf(refused.data)]).toEqual([came, null, ['date']]);
    }
    const { event, refusals } = (await world.write('createEvent', { ...planned, registered, women })).data;
    expect(refusals).toEqual([]);
    const emptied = await world.write('editEvent', { id: event.id, revision: 1, registered: null });
    expect(emptied.data).toMatchObject({ event: { registered, revision: 1 } });
    expect(fieldsOf(emptied.data)).toEqual(['date']);
  });

  it.each([
    [{ attended: -1, women: 1 }, ['attended']],
    [{ registered: -1, women: 1 }, ['registered']],
    [{ attended: 1, men: 1_000_001, women: 1 }, ['men']],
    [{ attended: 1, registered: -1, women: 2 }, ['registered', 'women']],
  ])('holds those who came against what can be alone: %o', async (given, fields) => {
    const { data } = await world.write('createEvent', {
      regionCode: '12',
      name: 'Ett möte',
      kind: 'OTHER',
      ...given,
    });
    expect(fieldsOf(data)).toEqual(fields);
  });
});

describe('changing an event', () => {
  it('changes what is given, empties what is null, and leaves the rest', async () => {
    const { event } = (await world.write('createEvent', NEW)).data;
    const input = {
      id: event.id,
      revision: 1,
      date: '2025',
      bodyId: null,
      women: null,
      attendanceApproximate: true,
      source: { document: 'Minnesanteckningar' },
      idempotencyKey: freshKey(),
    };
    const { data } = await world.write('editEvent', input);
    expect(data.refusals).toEqual([]);
    expect(data.event).toEqual({
      ...event,
      revision: 2,
      date: { value: '2025', precision: 'YEAR' },
      body: null,
      women: null,
      shareOfWomen: null,
      attendanceApproximate: true,
      sources: [...event.sources, { document: 'Minnesanteckningar', recordedAt: expect.any(String) }],
    });
    const listed = await world.askActivities(
      '{ events(from: "2025-05-01", to: "2025-05-02") { nodes { id } } }',
    );
    expect(listed.data.events.nodes).toEqual([{ id: event.id }]);
    expect((await world.write('editEvent', input)).data).toEqual(data);
    const other = await world.write('editEvent', { ...input, women: 3 });
    expect(other.data.refusals).toMatchObject([{ code: 'CONFLICT', field: ['idempotencyKey'] }]);
    const left = { ...input };
    delete (left as { bodyId?: unknown }).bodyId;
    // To leave a field out is not to empty it.
    expect((await world.write('editEvent', left)).data.refusals).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('whose attendance a source states in words is not put off to a day that is still to come', async () => {
    const id = '12-event-eslov-2014-03-11';
    const { data: held } = await world.askActivities(`{ event(id: "${id}") { attendanceStated revision } }`);
    expect(held.event.attendanceStated).toBe('nära 130 personer');
    const { revision } = held.event;
    const put = await world.write('editEvent', { id, revision, date: '2199', attended: null });
    expect(put.data).toMatchObject({ event: { date: { value: '2014-03-11' } } });
    expect(fieldsOf(put.data)).toEqual(['date']);
  });

  it('is refused where more women and men came than came, with all else; a stale one shows the event', async () => {
    const { event } = (await world.write('createEvent', NEW)).data;
    const before = await world.stored();
    const { data } = await world.write('editEvent', {
      id: event.id,
      revision: 1,
      attended: 19,
      kind: null,
      bodyId: '12-body-ingen',
      source: { place: '' },
    });
    expect(fieldsOf(data)).toEqual(['bodyId', 'kind', 'source.place', 'women']);
    const stale = await world.write('editEvent', { id: event.id, revision: 2, attended: 21 });
    expect(stale.data).toMatchObject({
      event: { id: event.id, attended: 20, revision: 1 },
      refusals: [{ code: 'CONFLICT', field: ['revision'] }],
    });
    const missing = await world.write('editEvent', { id: '12-event-inget', revision: 1, name: 'B' });
    expect(missing.data).toMatchObject({ event: null, refusals: [{ code: 'NOT_FOUND', field: ['id'] }] });
    expect(await world.stored()).toEqual(before);
  });
});
