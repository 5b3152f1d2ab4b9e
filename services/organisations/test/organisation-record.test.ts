import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OrganisationsWorld, organisationsWorld } from './organisations-world.js';

describe('the record of an organisation', () => {
  let world: OrganisationsWorld;
  beforeAll(async () => {
    world = await organisationsWorld();
  });
  afterAll(() => world?.close());

  it('tells abbreviation, English name, nearer kind and founding where the sources do', async () => {
    expect(await organisation('org-vastra-gotalandsregionen')).toMatchObject({
      shortName: 'VGR',
      aliases: ['VGR'],
      nameInEnglish: null,
      subkind: null,
      founded: null,
      description: null,
    });
    expect(await organisation('org-tillvaxtverket')).toMatchObject({
      shortName: null,
      aliases: [],
      nameInEnglish: 'Swedish Agency for Economic and Regional Growth',
    });
    expect(await organisation('org-yalla-trappan')).toMatchObject({
      subkind: 'arbetsintegrerande socialt företag',
      founded: { value: '2010', precision: 'YEAR' },
    });
    expect(await organisation('org-forum-ideburna')).toMatchObject({ subkind: 'paraplyorganisation' });
    expect(await organisation('org-natverket-ideburen-sektor-skane')).toMatchObject({
      aliases: ['Nätverket Idéburen Sektor Skåne'],
      subkind: 'paraplyorganisation',
      description: expect.stringContaining('pre-study of 2014'),
    });
  });

  it('says of each of the four known organisation numbers where it comes from', async () => {
    const { data } = await world.ask(
      '{ organisations(first: 500) { nodes { id organisationNumber organisationNumberSource { document place } } } }',
    );
    const known = data.organisations.nodes.filter(
      ({ organisationNumber }: { organisationNumber: string | null }) => organisationNumber !== null,
    );
    expect(
      known.map(({ organisationNumber }: { organisationNumber: string }) => organisationNumber).sort(),
    ).toEqual(['202100-2114', '232100-0131', '232100-0198', '232100-0255']);
    const placeOf = (id: string) =>
      known.find((found: { id: string }) => found.id === id).organisationNumberSource;
    expect(placeOf('org-arbetsformedlingen')).toEqual({
      document:
        'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn',
      place: 'related document #63 (line 407)',
    });
    expect(placeOf('org-region-gavleborg').document).toBe('Uppslag utanför källdokumenten');
    const unknown = data.organisations.nodes.filter(
      ({ organisationNumber }: { organisationNumber: string | null }) => organisationNumber === null,
    );
    expect(unknown).toHaveLength(74);
    for (const { organisationNumberSource } of unknown) expect(organisationNumberSource).toBeNull();
  });

  it('tells what is known from elsewhere apart from what the documents print', async () => {
    expect(await organisation('org-region-gavleborg')).toMatchObject({
      description: expect.stringContaining('to be confirmed'),
      sources: [{ document: OUTSIDE }, { document: OUTSIDE }],
    });
    const { sources } = await organisation('org-fiskeby-board');
    expect(sources).toEqual([
      expect.objectContaining({ place: 'related document #94 (line 593)' }),
      { document: OUTSIDE, place: 'region (Norrköping)' },
    ]);
  });

  it('is found by its English name', async () => {
    const { data } = await world.ask(
      '{ organisations(filter: { search: "regional growth agency" }) { nodes { id } } }',
    );
    expect(data.organisations.nodes).toEqual([{ id: 'org-tillvaxtverket' }]);
  });

  async function organisation(id: string) {
    const { data, errors } = await world.ask(
      `query ($id: ID!) { organisation(id: $id) { aliases shortName nameInEnglish subkind founded { value precision }
         description sources { document place } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.organisation;
  }
});

const OUTSIDE = 'Uppslag utanför källdokumenten';
