import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegionsWorld, regionsWorld } from '../regions-world.js';
import { answer, names } from './ask.js';

let skane: RegionsWorld;
let vastraGotaland: RegionsWorld;
let gavleborg: RegionsWorld;
beforeAll(async () => {
  skane = await regionsWorld('12');
  vastraGotaland = await regionsWorld('14');
  gavleborg = await regionsWorld('21');
});
afterAll(() => Promise.all([skane, vastraGotaland, gavleborg].map((world) => world?.close())));

describe('bodies', () => {
  it('give the seats of the preparatory committee by side', async () => {
    const { body } = await answer(
      vastraGotaland,
      `{ body(id: "14-body-beredningen") { id name kind statedSeats women genderBalanced shareOfWomen region { code }
           seats { id side sector count functions organisation { id } body { id } }
           all: seatCount public: seatCount(sector: PUBLIC) civil: seatCount(sector: CIVIL) private: seatCount(sector: PRIVATE)
           sources { document place } } }`,
    );
    expect(body).toMatchObject({
      name: 'Beredningen för överenskommelsen',
      kind: 'PREPARATORY_COMMITTEE',
      region: { code: '14' },
      statedSeats: 18,
      all: 18,
      public: 8,
      civil: 8,
      private: 0,
      women: null,
      shareOfWomen: null,
      genderBalanced: null,
      sources: [{ place: 'slide 12' }],
    });
    expect(body.seats).toMatchObject([
      { side: 'Politiker', sector: 'PUBLIC', count: 8, organisation: null, body: { id: body.id } },
      { side: 'Social ekonomi', sector: 'CIVIL', count: 8, organisation: null },
      { side: 'Tjänstemän', sector: null, count: 2, functions: ['50% vardera'] },
    ]);
  });

  it("give the seats of Skåne's council by organisation, and its 3 women of 11", async () => {
    const { body } = await answer(
      skane,
      `{ body(id: "12-body-samverkansradet") { women men shareOfWomen genderBalanced founded { value precision }
           public: seatCount(sector: PUBLIC) civil: seatCount(sector: CIVIL)
           seats { side count organisation { id } laterOrganisation { id } functions validFrom { value precision } validTo { value } } } }`,
    );
    expect(body).toMatchObject({
      women: 3,
      men: 8,
      genderBalanced: false,
      public: 6,
      civil: 5,
      founded: { value: '2014', precision: 'YEAR' },
    });
    expect(body.shareOfWomen).toBeCloseTo(0.27, 2);
    const seats: { organisation: { id: string } }[] = body.seats;
    expect(seats).toHaveLength(11);
    expect(seats[0]).toMatchObject({
      organisation: { id: 'org-abf-malmo' },
      functions: ['ordförande', 'projektledning'],
    });
    expect(seats.find(({ organisation }) => organisation.id === 'org-emmaus-bjorka')).toMatchObject({
      laterOrganisation: { id: 'org-mine' },
    });
    expect(seats.find(({ organisation }) => organisation.id === 'org-kommunforbundet-skane')).toMatchObject({
      validFrom: { value: '2014-08', precision: 'MONTH' },
      validTo: null,
    });
  });

  it('count what is stated where nobody is named, and nothing where nothing is stated', async () => {
    const { management } = await answer(
      skane,
      `{ management: body(id: "12-body-projektledning-forstudie") { seatCount civil: seatCount(sector: CIVIL) seats { id } genderBalanced shareOfWomen } }`,
    );
    expect(management).toEqual({
      seatCount: 3,
      civil: null,
      seats: [],
      genderBalanced: false,
      shareOfWomen: 2 / 3,
    });
    const { partnership } = await answer(
      gavleborg,
      '{ partnership: body(id: "21-body-regionala-partnerskapet") { seatCount memberCategories } }',
    );
    expect(partnership).toEqual({
      seatCount: null,
      memberCategories: expect.arrayContaining(['Näringslivets aktörer', 'Akademin']),
    });
  });

  it('are listed by kind and region', async () => {
    expect(await names('bodies(kind: [COOPERATION_COUNCIL, PREPARATORY_COMMITTEE])', vastraGotaland)).toEqual(
      ['Beredningen för överenskommelsen', 'Sociala samverkansrådet'],
    );
    expect(await names('bodies(regionCode: ["14", "21"])', skane)).toEqual([]);
    expect(
      await names('bodies(regionCode: ["12", "21"], orderBy: { by: NAME, direction: DESC })', skane),
    ).toEqual([
      'Styrgrupp Överenskommelsen, Lund',
      'Projektledning, förstudien för samverkansråd',
      'Idéburet Offentligt Samverkansråd',
    ]);
  });
});
