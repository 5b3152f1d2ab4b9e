import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from '../../../test/support/sql.js';
import { type AgreementsWorld, agreementsWorld, type StreamError, signs } from './agreements-world.js';
import { marked, type StreamName } from './live-streams.js';

const MALMO = '1280-agreement-overenskommelsen';
const STREAMS: readonly StreamName[] = ['signatoryCount', 'agreementSigned'];

let world: AgreementsWorld;
/** A place before the change, of each stream. */
let before: Record<StreamName, string>;
let title: string;

beforeAll(async () => {
  world = await agreementsWorld({ demo: true });
  before = {
    signatoryCount: await cursorNow('signatoryCount'),
    agreementSigned: await cursorNow('agreementSigned'),
  };
  await signs(world, MALMO, 'org-demo-01');
  [{ title }] = (await sql(world.database.url, `select title from agreement where id = '${MALMO}'`)) as [
    { title: string },
  ];
});
afterAll(() => world.close());

async function cursorNow(stream: StreamName): Promise<string> {
  const listener = await marked(world, stream, { regionCode: '12' });
  for (;;) {
    const { message, cursor } = await listener.next();
    if (message !== 'REACHED') continue;
    await listener.close();
    return cursor;
  }
}

/** What comes of the change, with these fields of its agreement. */
async function told(stream: StreamName, fields: string): Promise<unknown> {
  const listener = await world.listen(
    `subscription ($after: ID) { ${stream}(regionCode: "12", after: $after) { message ...Told } }
     ${fields.replaceAll('STREAM', stream === 'signatoryCount' ? 'SignatoryCountUpdate' : 'SigningEvent')}`,
    { after: before[stream] },
  );
  const message = await listener.next().catch(({ errors }: StreamError) => errors);
  await listener.close();
  return message;
}

/** While agreements can't be read, though the change log can. */
async function away(work: () => Promise<void>): Promise<void> {
  await sql(world.database.url, 'alter table agreement rename to agreement_away');
  try {
    await work();
  } finally {
    await sql(world.database.url, 'alter table agreement_away rename to agreement');
  }
}

const ID_ALONE =
  'fragment Told on STREAM { of: agreement { ... on Agreement { id __typename } } agreement { id } }';
const MORE =
  'fragment Told on STREAM { agreement { id } of: agreement { ...Titled } } fragment Titled on Agreement { id title }';

it.each(STREAMS)('%s tells which agreement a change is of, also where that can’t be read', async (stream) => {
  const message = { message: 'CHANGE', agreement: { id: MALMO }, of: { id: MALMO, __typename: 'Agreement' } };
  expect(await told(stream, ID_ALONE)).toEqual(message);
  await away(async () => expect(await told(stream, ID_ALONE)).toEqual(message));
});

it.each(STREAMS)('%s tells no change without the agreement that is asked for', async (stream) => {
  await away(async () =>
    expect(await told(stream, MORE)).toMatchObject([
      { path: [stream], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]),
  );
  expect(await told(stream, MORE)).toEqual({
    message: 'CHANGE',
    agreement: { id: MALMO },
    of: { id: MALMO, title },
  });
});
