import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { dataCommand } from '../../support/data-command.js';
import type { Mutation } from '../../support/mutations.js';
import { type InputPath, textPaths, withText } from '../../support/text-paths.js';
import { validInput } from '../../support/valid-input.js';
import { LONG_LIVED, ORGANISATION, type SignedHub } from './signed-hub.js';

const LONG = 480_000;

/** Texts that have been typed, pasted or made up somewhere, by what they are. */
const TEXTS: Readonly<Record<string, string>> = {
  'zero-width spaces alone': '\u200b\u200b',
  'a byte order mark and a word joiner alone': '\ufeff\u2060',
  'soft hyphens alone': '\u00ad\u00ad',
  'combining marks alone': '\u0301\u0308',
  'a filler alone': '\u3164',
  'blanks of braille alone': '\u2800\u2800',
  'signs of private use alone': '\ue000\u{f0000}',
  'a soft hyphen in a word': 'för\u00adening',
  'a zero-width space in a word': 'för\u200bening',
  'letters with their marks apart': 'Fo\u0308rening',
  'a turned direction': '\u202egninerroF\u202c x',
  'isolated directions': '\u2067גן\u2069 x',
  'a line separator': 'A\u2028B',
  'a paragraph separator': 'A\u2029B',
  'a next line': 'A\u0085B',
  'a line break': 'A\nB',
  'a tab': 'A\tB',
  'an escape': 'A\u001b[31mB',
  'a delete': 'A\u007fB',
  emoji: '👩‍👩‍👧‍👦 🇸🇪',
  'another script, from right to left': 'جمعية النور',
  markup: '<script>alert(1)</script>&amp;',
  'an address with a password': 'https://a:b@example.org/x',
  'a sign of no meaning': '\ue000 x\uffff',
};

let hub: SignedHub['hub'];
let mutations: readonly Mutation[];
let token: string;
/** The last revision that was seen of each record. */
const revisions = new Map<string, number>();
let adherenceId: string;

/** Made to be written to. */
const made: Record<string, string> = {};

async function send({ name, document }: Mutation, input: Record<string, unknown>) {
  const answer = await hub.world.data<Record<string, Payload>>(document, {
    variables: { input: { ...input, idempotencyKey: randomUUID() } },
    token,
  });
  const { refusals, ...records } = answer[name] as Payload;
  for (const record of Object.values(records as Record<string, Shown | null>)) {
    if (record?.revision !== undefined) revisions.set(record.id, record.revision);
  }
  return { accepted: (refusals as unknown[]).length === 0, refusals, records };
}

type Payload = Record<string, unknown>;
interface Shown {
  readonly id: string;
  readonly revision?: number;
}

/** What a mutation takes where its fields hold nothing odd. */
function soundInput({ name, input }: Mutation): Record<string, unknown> {
  const id = idFor(name);
  const known: Record<string, unknown> = {
    agreementId: made.agreement,
    versionId: made.version,
    adherenceId,
    organisationId: ORGANISATION,
    regionCode: '14',
    bodyId: made.body,
    seatId: made.seat,
    id,
    revision: revisions.get(id ?? made.body ?? '') ?? 1,
    level: 'REGIONAL',
    kind: KINDS[name],
  };
  const fields = Object.entries(known).filter(
    ([field, value]) => field in input.getFields() && value !== undefined,
  );
  return validInput(input, Object.fromEntries(fields));
}

const KINDS: Readonly<Record<string, string>> = { registerOrganisation: 'CIVIL_SOCIETY' };

function idFor(name: string): string | undefined {
  if (/Organisation/.test(name)) return made.organisation;
  if (/Body|Seat/.test(name)) return made.body;
  if (/Event/.test(name)) return made.event;
  return /Project/.test(name) ? made.project : undefined;
}

async function make(): Promise<void> {
  const first = async (name: string, input: Record<string, unknown>, record: string) => {
    const mutation = mutations.find((each) => each.name === name) as Mutation;
    const { records, refusals } = await send(mutation, input);
    const { id } = (records[record] ?? {}) as Partial<Shown>;
    if (id === undefined) throw new Error(`${name}: ${JSON.stringify(refusals)}`);
    made[record] = id;
  };
  const placed = { regionCode: '14', name: 'Prov' };
  await first('createBody', { ...placed, kind: 'OTHER', seats: [{ side: 'Civil' }] }, 'body');
  made.seat = '14-seat-prov-civil';
  await first('createEvent', { ...placed, kind: 'OTHER' }, 'event');
  await first('createProject', placed, 'project');
  await first('registerOrganisation', { ...placed, kind: 'CIVIL_SOCIETY' }, 'organisation');
  await first(
    'createAgreement',
    { title: 'Prov', kind: 'COMPACT', level: 'REGIONAL', regionCode: '14', onSupersession: 'RESIGN' },
    'agreement',
  );
  await first('addAgreementVersion', { agreementId: made.agreement, title: 'Prov', text: 'Text' }, 'version');
}

/** Texts as people bring them, in every field of every write. They stay in records that are made for it. */
export function describeOddTexts(own: () => SignedHub): void {
  beforeAll(async () => {
    ({ hub, mutations, adherenceId } = own());
    token = await hub.world.token(['hub-admin', `signatory:${ORGANISATION}`], LONG_LIVED);
  });

  test(
    'whatever texts the writes take, the file of the region takes back',
    async () => {
      await make();
      const taken = new Map<string, Set<string>>();
      for (const mutation of mutations) {
        for (const at of textPaths(mutation.input)) {
          if (isOfPerson(mutation, at) || isNoWording(at)) continue;
          for (const [what, text] of Object.entries(TEXTS)) {
            const input = withText(mutation.input, soundInput(mutation), at, text);
            const { accepted } = await send(mutation, input);
            const field = `${mutation.name} ${at.join('.')}`;
            if (accepted) taken.set(field, (taken.get(field) ?? new Set()).add(what));
          }
        }
      }
      expect(WRITTEN.filter((field) => !taken.get(field)?.has('emoji'))).toEqual([]);
      const alone = [...taken].filter(([, texts]) => [...texts].some((what) => what.endsWith(' alone')));
      expect(alone).toEqual([]);
      const turned = [...taken].filter(([, texts]) => TURNED.some((what) => texts.has(what)));
      expect(turned.filter(([field]) => NAME.test(field))).toEqual([]);
      expect(turned.map(([field]) => field)).toEqual(expect.arrayContaining(LONGER));

      const file = path.join(hub.site.dataDir, 'region-14.json');
      const dump = await dataCommand(hub.site, ['dump', '--region', '14', '--out', file]);
      expect(dump).toMatchObject({ code: 0, errors: '' });
      const load = await dataCommand(hub.site, ['load', file, '--dry-run']);
      expect(`${load.output}${load.errors}`).not.toMatch(/refused|expected/i);
      expect(load.code).toBe(0);
      const check = await dataCommand(hub.site, ['check']);
      expect(check.output).toMatch(/ 0 errors/);
    },
    LONG,
  );
}

const TURNED = ['a turned direction', 'isolated directions'];

/** What a record is called by. */
const NAME = /\b(name|title|label|aliases|alias|nameInEnglish)(\.\d+)?$/;

/** Longer texts, which are kept as they are given. */
const LONGER = [
  'createBody description',
  'addAgreementVersion text',
  'setProjectFinancing fundingRule.wording',
];

/** Fields that have to have been written, or the test would show nothing of them. */
const WRITTEN = [
  'registerOrganisation name',
  'renameOrganisation name',
  'registerOrganisation aliases.0',
  'createAgreement title',
  'addAgreementVersion title',
  'addAgreementVersion text',
  'addMilestone label',
  'createBody name',
  'createBody aliases.0',
  'createBody description',
  'createBody seats.0.side',
  'editBody name',
  'addSeat seat.side',
  'createEvent name',
  'createEvent place',
  'createEvent description',
  'editEvent focus',
  'createProject name',
  'createProject registryNumbers.0',
  'editProject status',
  'setProjectFinancing financing.lines.0.label',
  'setProjectFinancing fundingRule.wording',
];

/** Who is named by a token has a name of another form (ASCII); nothing of it is kept. */
const isOfPerson = ({ name }: Mutation, [field]: InputPath): boolean =>
  ['revokeRight', 'restoreRight', 'erasePerson'].includes(name) && field === 'subject';

/** Ids, codes and keys have forms of their own. */
const isNoWording = (at: InputPath): boolean =>
  /^id$|Ids?$|Code$|Key$/.test(at.findLast((part) => !/^\d+$/.test(part)) ?? '');
