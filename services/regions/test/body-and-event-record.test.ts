import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegionsWorld, regionsWorld } from './regions-world.js';

describe('the record of bodies and events', () => {
  let skane: RegionsWorld;
  let vastraGotaland: RegionsWorld;
  beforeAll(async () => {
    skane = await regionsWorld('12');
    vastraGotaland = await regionsWorld('14');
  });
  afterAll(() => Promise.all([skane, vastraGotaland].map((world) => world?.close())));

  it('shares the working time of the project management among women and men', async () => {
    const { body } = await answer(
      skane,
      `{ body(id: "12-body-projektledning-forstudie") { description
           workShares { start { value } end { value } women men total } } }`,
    );
    expect(body).toEqual({
      description: expect.stringContaining('four people'),
      workShares: [
        { start: { value: '2014-01' }, end: { value: '2014-08' }, women: [20, 10], men: [20], total: 50 },
        { start: { value: '2014-09' }, end: { value: '2014-12' }, women: [30, 10], men: [10], total: 50 },
      ],
    });
  });

  it("names the document that prepared Göteborg's council", async () => {
    const { body } = await answer(
      vastraGotaland,
      `{ body(id: "14-body-sociala-samverkansradet-goteborg") { workShares { total }
           preparatoryDocument { title registryNumber date { value } sources { place } } } }`,
    );
    expect(body).toEqual({
      workShares: [],
      preparatoryDocument: {
        title: 'Inrättande av råd för samverkan inom området social ekonomi',
        registryNumber: '0390/09',
        date: { value: '2009-12-30' },
        sources: [{ place: 'related document #9 (line 83)' }],
      },
    });
  });

  it('says where each seat is named, and on which other board its holder is', async () => {
    const { body, other } = await answer(
      skane,
      `{ body(id: "12-body-samverkansradet") { seats { organisation { id } boardOf { id } sources { place } } }
         other: body(id: "12-body-styrgruppen-lund") { preparatoryDocument { title } } }`,
    );
    const onBoards = body.seats.filter(({ boardOf }: Data) => boardOf !== null);
    expect(onBoards.map(({ organisation }: Data) => organisation.id)).toEqual([
      'org-abf-malmo',
      'org-coompanion-skane',
    ]);
    for (const { boardOf } of onBoards) expect(boardOf.id).toBe('org-natverket-ideburen-sektor-skane');
    for (const { sources } of body.seats) expect(sources).toEqual([{ place: 'page 2' }]);
    expect(other.preparatoryDocument).toBeNull();
    const committee = await answer(
      vastraGotaland,
      '{ body(id: "14-body-beredningen") { description seats { side sources { place } } } }',
    );
    expect(committee.body.description).toContain('half time');
    expect(committee.body.seats[2]).toEqual({
      side: 'Tjänstemän',
      sources: [{ place: 'slide 12' }, { place: 'slide 15' }],
    });
  });

  it('tells a printed name from the hub’s, and keeps other names', async () => {
    const { council, decision } = await answer(
      vastraGotaland,
      `{ council: body(id: "14-body-sociala-samverkansradet-goteborg") { name nameIsPrinted aliases }
         decision: event(id: "14-event-regionfullmaktige-2014") { nameIsPrinted } }`,
    );
    expect(council).toEqual({
      name: 'Sociala samverkansrådet',
      nameIsPrinted: true,
      aliases: ['samverkansråd i Göteborg'],
    });
    expect(decision).toEqual({ nameIsPrinted: false });
  });

  it('says what a workshop was about, and how a source words the attendance', async () => {
    const { april, november, eslov } = await answer(
      skane,
      `{ april: event(id: "12-event-workshop-2014-04-25") { focus description }
         november: event(id: "12-event-workshop-2014-11-06") { focus description sources { place } }
         eslov: event(id: "12-event-eslov-2014-03-11") { attended attendanceStated focus } }`,
    );
    expect(april).toEqual({ focus: 'VAD? och HINDER?', description: expect.stringContaining('registered') });
    expect(november).toEqual({
      focus: 'HUR?',
      description: expect.stringContaining('Försäkringskassan'),
      sources: [{ place: 'page 3' }, { place: 'page 10' }, { place: 'page 9' }],
    });
    expect(eslov).toEqual({ attended: 130, attendanceStated: 'nära 130 personer', focus: null });
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
type Data = any;

async function answer(world: RegionsWorld, query: string): Promise<Data> {
  const { data, errors } = await world.askActivities(query);
  expect(errors).toBeUndefined();
  return data;
}
