import { describe, expect, it } from '@jest/globals';
import { type Change, type Message, organisationNameOf, type Register, type Watched } from '../model.js';
import { checkEnds, checkHistories, checkLogged } from './index.js';
import { countSaid } from './messages.js';

const [ONE, OTHER] = ['12-one', '14-other'];
const REGIONS: Readonly<Record<string, string>> = { [ONE]: '12', [OTHER]: '14' };
const ALL = { agreementId: null, regionCode: null };

/** Signed in this order: five times one, twice the other; the third of one is a withdrawal. */
const LOG: readonly Change[] = [
  change(ONE, 1, 1),
  change(ONE, 2, 2),
  change(OTHER, 1, 1),
  change(ONE, 3, 1, 'WITHDRAWN'),
  change(OTHER, 2, 2),
  change(ONE, 4, 2),
  change(ONE, 5, 3),
];

const REGISTER: Register = {
  initial: [ONE, OTHER].map((agreementId) => counter(agreementId, 0, 0)),
  made: [],
  counters: [counter(ONE, 3, 5), counter(OTHER, 2, 2)],
  adherences: LOG.filter(({ change: became }) => became === 'ACTIVE').map((each) => ({
    id: each.adherenceId ?? '',
    agreementId: each.agreementId,
    organisationId: each.organisationId ?? '',
    state: each.adherenceId === '12-one-1' ? 'WITHDRAWN' : 'ACTIVE',
  })),
  outbox: LOG,
  log: LOG,
  earlier: [],
};

/** What was answered. */
const WRITTEN = [
  ...LOG.filter(({ change: became }) => became === 'ACTIVE').map(({ adherenceId }) =>
    written('sign', adherenceId ?? ''),
  ),
  written('withdraw', '12-one-1'),
];

describe('a history that is right', () => {
  it('has no fault, whether it was seen at once or in parts, from the beginning or later', () => {
    expect(faultsOf(signings(LOG), signings(LOG.slice(2)), counts(LOG))).toEqual([]);
    expect(faultsOf(signings(LOG.slice(0, 3), LOG.slice(3)), counts(LOG.slice(0, 2), LOG.slice(2)))).toEqual(
      [],
    );
  });

  it('may end early of one who left', () => {
    const left = { left: true };
    expect(
      faultsOf({ ...signings(LOG.slice(0, 3)), ...left }, { ...counts(LOG.slice(0, 1)), ...left }),
    ).toEqual([]);
    expect(faultsOf(watched('signatoryCount', [[snapshot(ONE, 0, 0)]], left))).toEqual([]);
  });

  it('may leave out what a fault of another service hid', () => {
    const hidden = LOG.map((each) => {
      const { regionCode: _region, organisationName: _name, ...message } = signing(each);
      return message;
    });
    expect(faultsOf(watched('agreementSigned', [hidden]))).toEqual([]);
  });

  it('never leaves out which agreement a change is of', () => {
    const [first, ...others] = LOG.map(signing);
    const nobodys = { ...(first as Message), agreementId: null };
    expect(faultsOf(watched('agreementSigned', [[nobodys, ...others]]))).not.toEqual([]);
  });

  it('begins with SNAPSHOTs, all again where they were left', () => {
    const [first, second] = [snapshot(ONE, 2, 2), snapshot(OTHER, 1, 1)];
    const rest = LOG.slice(3).map(count);
    expect(faultsOf(watched('signatoryCount', [[first, second, ...rest]]))).toEqual([]);
    const again = [snapshot(ONE, 3, 1, 'later'), snapshot(OTHER, 1, 1, 'later'), ...LOG.slice(4).map(count)];
    expect(faultsOf(watched('signatoryCount', [[first], again]))).toEqual([]);
    expect(faultsOf(watched('signatoryCount', [[first], [first, second, ...rest]]))).toEqual([]);
  });

  it('goes on after a GAP from new SNAPSHOTs, or from wherever, where changes may be missing', () => {
    const gap = { cursor: 'gap', message: 'GAP' };
    const slow = { mayMiss: true };
    const after = [snapshot(ONE, 4, 2, 'b'), snapshot(OTHER, 2, 2, 'b'), count(LOG[6] as Change)];
    const begun = [snapshot(ONE, 0, 0), snapshot(OTHER, 0, 0), count(LOG[0] as Change)];
    expect(faultsOf(watched('signatoryCount', [[...begun, gap, ...after]], slow))).toEqual([]);
    const some = [LOG[0] as Change, LOG[6] as Change].map(signing);
    const [first, last] = some as [Message, Message];
    expect(faultsOf(watched('agreementSigned', [[first, gap, last]], slow))).toEqual([]);
    const again = [snapshot(ONE, 0, 0), snapshot(OTHER, 0, 0), ...LOG.map(count)];
    expect(faultsOf(watched('signatoryCount', [[...begun], [gap, ...again]], slow)).join()).not.toMatch(
      /again/,
    );
  });
});

describe('where the log was made anew', () => {
  const gap = { cursor: 'gap', message: 'GAP' };
  const before = LOG.slice(0, 4);
  /** The same changes, of which some come in another order, as another log may have them. */
  const after = [LOG[2], LOG[0], LOG[1], ...LOG.slice(3)] as Change[];
  const anew = { ...REGISTER, log: after, earlier: [before] };
  const again = (changes: readonly Change[]) =>
    changes.map((each) => ({ ...signing(each), cursor: `anew ${each.agreementId} ${each.sequence}` }));
  const faults = (...all: readonly Watched[]) => checkHistories(anew, all, WRITTEN);
  const signed = (...visits: Message[][]) => watched('agreementSigned', visits);
  const counted = (...visits: Message[][]) => watched('signatoryCount', visits);
  const old = [snapshot(ONE, 1, 1), snapshot(OTHER, 0, 0), ...before.slice(1).map(count)];
  const fresh = [snapshot(ONE, 3, 1, 'anew'), snapshot(OTHER, 1, 1, 'anew')];

  it('a GAP says so, and all goes on from there: counts with SNAPSHOTs, signings with the first', () => {
    expect(faults(signed([...before.map(signing), gap, ...again(after)]), signed(again(after)))).toEqual([]);
    expect(faults(signed(before.map(signing), [gap, ...again(after)]))).toEqual([]);
    expect(faults(counted([...old, gap, ...fresh, ...LOG.slice(4).map(count)]))).toEqual([]);
    const left = { left: true };
    expect(faults({ ...counted(old), ...left }, { ...counted([...old, gap, ...fresh]), ...left })).toEqual(
      [],
    );
  });

  it.each<[string, Watched, RegExp]>([
    ['no GAP', counted([...old, ...LOG.slice(4).map(count)]), /came twice, or too late|did not come|moments/],
    ['a lost change after it', counted([...old, gap, ...fresh, ...LOG.slice(5).map(count)]), /14-other #2$/],
    [
      'a lost signing after it',
      signed([gap, ...again(after.slice(0, 3)), ...again(after.slice(4))]),
      /12-one #3$/,
    ],
    ['the last ones lost', signed([...before.map(signing), gap, ...again(before.slice(2, 3))]), /at the end/],
    [
      'a second GAP',
      signed([...before.map(signing), gap, ...again(after), { ...gap, cursor: 'g' }]),
      /a GAP came/,
    ],
    ['an old order in the new log', signed([gap, ...again(LOG)]), /14-other #1 came twice, or too late/],
  ])('a fault is found: %s', (_what, seen, fault) => {
    expect(faults(seen).join('\n')).toMatch(fault);
  });

  it('a third cursor of one event is a fault', () => {
    const third = LOG.map((each) => ({
      ...signing(each),
      cursor: `third ${each.agreementId} ${each.sequence}`,
    }));
    expect(
      faults(signed(before.map(signing), [gap, ...again(after)]), signed([...third.slice(2, 3)])).join(),
    ).toMatch(/14-other #1 of .* has one cursor/);
  });

  it('a log that lacked one when it was removed is a fault', () => {
    const lacking = { ...anew, earlier: [LOG.slice(1)] };
    expect(checkHistories(lacking, [], WRITTEN).join('\n')).toMatch(
      /12-one: what a log had that was removed/,
    );
  });
});

describe('where an agreement was made meanwhile', () => {
  const NEW = '12-new';
  const figure = { value: 40, basis: 'REPORTED', reported: '{}' };
  const unknown = { value: null, basis: 'UNKNOWN' };
  const reported = { ...change(NEW, 1, 0), regionCode: '12', adherenceId: null, change: null, ...figure };
  const log = [...LOG.slice(0, 4), { ...reported, organisationId: null }, ...LOG.slice(4)];
  const begun = { ...counter(NEW, 0, 0), regionCode: '12', ...unknown, asOf: undefined };
  const counters = [...REGISTER.counters, { ...begun, ...figure, sequence: 1, asOf: momentOf(1) }];
  const register = { ...REGISTER, made: [begun], counters, outbox: log, log };
  const founded = [{ agreementId: NEW, figures: [40] }];
  const others = [snapshot(ONE, 3, 1), snapshot(OTHER, 1, 1)];
  const atFirst = { ...snapshot(NEW, 0, 0), regionCode: '12', ...unknown };
  const later = { ...snapshot(NEW, 1, 0), regionCode: '12', ...figure };
  const rest = log.slice(4).map(count);
  const faults = (messages: readonly Message[], made = founded) =>
    checkHistories(register, [watched('signatoryCount', [[...messages]])], WRITTEN, made);

  it('it is told of in a SNAPSHOT, or in a CHANGE, or in both', () => {
    expect(faults([...others, ...rest])).toEqual([]);
    expect(faults([atFirst, ...others, ...rest])).toEqual([]);
    expect(faults([later, ...others, ...rest.slice(1)])).toEqual([]);
  });

  it('a fault is found: it is told of in neither, otherwise than it is, or was not answered', () => {
    expect(faults([...others, ...rest.slice(1)]).join()).toMatch(/did not come: 12-new #1/);
    const after = [snapshot(ONE, 3, 1), snapshot(OTHER, 2, 2), ...rest.slice(2)];
    expect(faults(after).join()).toMatch(/different moments: 14-other #2 is in them, and 12-new #1/);
    expect(faults([{ ...later, value: 0 }, ...others, ...rest.slice(1)]).join()).toMatch(
      /value: expected 40/,
    );
    expect(faults([...others, ...rest], []).join()).toMatch(/12-new: there, but its making was never/);
    const lost = [{ agreementId: NEW, figures: [40, 41] }];
    expect(faults([...others, ...rest], lost).join()).toMatch(
      /expected 2 changes and 41 as was answered, found 1/,
    );
  });
});

describe('a fault is found:', () => {
  const without = (index: number) => LOG.filter((_each, at) => at !== index);
  const moved = [LOG[0], LOG[2], LOG[1], ...LOG.slice(3)] as Change[];
  const altered = (more: Partial<Message>) =>
    LOG.map((each, at) => ({ ...signing(each), ...(at === 3 && more) }));

  it.each([
    ['a lost event', signings(without(3)), /did not come: 12-one #3$/],
    ['a lost event of a count', counts(without(1)), /did not come: 12-one #2$/],
    ['one lost between two connections', signings(LOG.slice(0, 3), LOG.slice(4)), /did not come: 12-one #3$/],
    ['the last ones lost', signings(LOG.slice(0, 5)), /did not come at the end: 12-one #4, 12-one #5$/],
    ['nothing at all', watched('agreementSigned', [[]]), /nothing came/],
    ['events in another order', signings(moved), /12-one #2 came twice, or too late/],
    ['an event that never was', signings([...LOG, change(ONE, 6, 4)]), /12-one #6 came, which never was/],
    [
      'one of another scope',
      { ...signings(LOG), scope: { agreementId: OTHER, regionCode: null } },
      /never was/,
    ],
    [
      'another count',
      watched('agreementSigned', [altered({ registered: 9 })]),
      /registered: expected 1, got 9/,
    ],
    ['another value', watched('agreementSigned', [altered({ value: 9 })]), /value: expected 1, got 9/],
    ['no value', watched('agreementSigned', [altered({ value: null })]), /value: expected 1, got null/],
    [
      'another basis',
      watched('agreementSigned', [altered({ basis: 'REPORTED' })]),
      /basis: expected "REGISTERED", got "REPORTED"/,
    ],
    [
      'a figure that nobody reported',
      watched('agreementSigned', [altered({ reported: '{}' })]),
      /reported: expected null, got "{}"/,
    ],
    [
      'a register that is complete',
      watched('agreementSigned', [altered({ registerComplete: true })]),
      /registerComplete: expected false, got true/,
    ],
    [
      'another moment',
      watched('agreementSigned', [altered({ asOf: '2026-01-01T00:00:09.000Z' })]),
      /asOf: expected "2026-01-01T00:00:03.000Z", got/,
    ],
    [
      'another value of a count',
      watched('signatoryCount', [
        [snapshot(ONE, 0, 0), snapshot(OTHER, 0, 0), ...LOG.map((each) => ({ ...count(each), value: 777 }))],
      ]),
      /12-one #5 came altered: value: expected 3, got 777/,
    ],
    ['another organisation', watched('agreementSigned', [altered({ organisationId: 'x' })]), /got "x"/],
    [
      'another organisation’s name',
      watched('agreementSigned', [altered({ organisationName: 'x' })]),
      /got "x"/,
    ],
    ['none where there is one', watched('agreementSigned', [altered({ agreementId: null })]), /never was/],
    [
      'a GAP where nothing is missing',
      watched('agreementSigned', [[{ cursor: 'g', message: 'GAP' }]]),
      /a GAP came/,
    ],
    [
      'a message twice on one connection',
      watched('agreementSigned', [[...LOG.map(signing), signing(LOG[6] as Change)]]),
      /came twice on one connection/,
    ],
    ['messages again after a break', signings(LOG.slice(0, 4), LOG.slice(2)), /came again to who came back/],
    ['a last message again after a break', counts(LOG, LOG.slice(6)), /came again to who came back/],
    [
      'an event twice with two cursors',
      watched('agreementSigned', [[...LOG.map(signing), { ...signing(LOG[6] as Change), cursor: 'x' }]]),
      /12-one #5 came twice/,
    ],
    [
      'one cursor of two events',
      watched('agreementSigned', [LOG.map(signing), [{ ...signing(LOG[6] as Change), sequence: 9 }]]),
      /two messages have one cursor/,
    ],
  ] as const)('%s', (_what, seen, fault) => {
    expect(faultsOf(seen).join('\n')).toMatch(fault);
  });

  it.each([
    ['an altered SNAPSHOT', [snapshot(ONE, 2, 7), snapshot(OTHER, 1, 1)], 3, /expected 2, got 7/],
    [
      'a SNAPSHOT with another value',
      [{ ...snapshot(ONE, 2, 2), value: 7 }, snapshot(OTHER, 1, 1)],
      3,
      /SNAPSHOT 12-one #2 came altered: value: expected 2, got 7/,
    ],
    ['a SNAPSHOT of what never was', [snapshot(ONE, 9, 7), snapshot(OTHER, 1, 1)], 7, /count that never was/],
    ['a SNAPSHOT that is missing', [snapshot(ONE, 2, 2)], 2, /no SNAPSHOT came of 14-other/],
    ['SNAPSHOTs of two moments', [snapshot(ONE, 3, 1), snapshot(OTHER, 0, 0)], 4, /of different moments/],
    ['a change between SNAPSHOTs and changes', [snapshot(ONE, 2, 2), snapshot(OTHER, 1, 1)], 4, /12-one #3$/],
    [
      'SNAPSHOTs in the midst',
      [...counts(LOG.slice(0, 3)).visits.flatMap(({ messages }) => messages), snapshot(ONE, 2, 2)],
      3,
      /without a GAP/,
    ],
  ] as const)('%s', (_what, messages, from, fault) => {
    expect(
      faultsOf(watched('signatoryCount', [[...messages, ...LOG.slice(from).map(count)]])).join('\n'),
    ).toMatch(fault);
  });

  it('another cursor at another watcher, and one cursor of two events of two watchers', () => {
    const other = LOG.map((each) => ({ ...signing(each), cursor: `x ${each.agreementId} ${each.sequence}` }));
    const faults = faultsOf(signings(LOG), watched('agreementSigned', [other], { name: 'other' }));
    expect(faults[0]).toMatch(/12-one #1 of .* has one cursor at watcher and another at other/);
    const swapped = LOG.map((each, at) =>
      at === 0 ? { ...signing(each), cursor: signing(LOG[1] as Change).cursor } : signing(each),
    );
    expect(
      faultsOf(signings(LOG.slice(1)), watched('agreementSigned', [swapped.slice(0, 1)])).join(),
    ).toMatch(/12-one #1 and 12-one #2 of .* have one cursor/);
  });

  it.each<readonly [string, Partial<Register>, RegExp]>([
    ['a gap in the sequences', { outbox: LOG.slice(1) }, /12-one: sequences/],
    [
      'a count after a change',
      { outbox: LOG.map((each) => ({ ...each, registered: 7 })) },
      /counts after each/,
    ],
    ['a counter', { counters: [counter(ONE, 4, 5), counter(OTHER, 2, 2)] }, /12-one: counter/],
    [
      'a table that counts otherwise',
      { adherences: REGISTER.adherences.slice(1) },
      /12-one-1: expected WITHDRAWN/,
    ],
    [
      'a counter that shows another value',
      { counters: [{ ...counter(ONE, 3, 5), value: 7 }, counter(OTHER, 2, 2)] },
      /12-one: counter: expected .*"value":3,.* got .*"value":7,/,
    ],
    [
      'a log that shows another value',
      { log: LOG.map((each) => ({ ...each, value: 7 })) },
      /12-one: what the log has/,
    ],
    ['a row too few', { adherences: REGISTER.adherences.slice(0, -1) }, /12-one: counter/],
    ['a log that lacks one', { log: LOG.slice(0, -1) }, /12-one: what the log has/],
    ['a log that has one twice', { log: [...LOG, LOG[6] as Change] }, /12-one: what the log has/],
    ['a log in another order', { log: [...LOG].reverse() }, /12-one: what the log has/],
  ])('in the databases: %s', (_what, wrong, fault) => {
    expect(checkHistories({ ...REGISTER, ...wrong }, [], WRITTEN).join('\n')).toMatch(fault);
  });

  it.each([
    [
      'a signature that was answered and is not there',
      [...WRITTEN, written('sign', 'lost')],
      /lost: expected ACTIVE/,
    ],
    [
      'one that is there and was never answered',
      WRITTEN.toSpliced(1, 1),
      /12-one-2: there, but was never answered/,
    ],
    [
      'one answered for two keys',
      [...WRITTEN, written('sign', '12-one-4', 'again')],
      /two writes were answered/,
    ],
  ] as const)('in the answers: %s', (_what, answers, fault) => {
    expect(checkHistories(REGISTER, [], answers).join('\n')).toMatch(fault);
  });
});

function faultsOf(...all: readonly Watched[]): string[] {
  return checkHistories(REGISTER, all, WRITTEN);
}

function written(kind: 'sign' | 'withdraw', id: string, key = `${kind}-${id}`) {
  const state = kind === 'sign' ? 'ACTIVE' : 'WITHDRAWN';
  return { kind, key, agreementId: '', organisationId: '', adherence: { id, state } } as const;
}

function change(agreementId: string, sequence: number, registered: number, became = 'ACTIVE'): Change {
  const number = became === 'ACTIVE' ? sequence : 1;
  return {
    agreementId,
    regionCode: REGIONS[agreementId] ?? '',
    sequence,
    ...shown(registered),
    adherenceId: `${agreementId}-${number}`,
    organisationId: `org-${number}`,
    change: became,
    occurredAt: momentOf(sequence),
  };
}

function momentOf(sequence: number): string {
  return `2026-01-01T00:00:0${sequence}.000Z`;
}

/** Of an agreement that has been signed, and of which nobody reports anything. */
function shown(registered: number) {
  return { registered, registerComplete: false, reported: null, value: registered, basis: 'REGISTERED' };
}

function counter(agreementId: string, registered: number, sequence: number) {
  const regionCode = REGIONS[agreementId] ?? '';
  return { agreementId, regionCode, sequence, ...shown(registered), asOf: momentOf(sequence) };
}

function signing({ adherenceId: _id, ...each }: Change): Message {
  const cursor = `${each.agreementId} ${each.sequence}`;
  return {
    cursor,
    message: 'CHANGE',
    ...each,
    asOf: each.occurredAt,
    organisationName: organisationNameOf(each.organisationId ?? ''),
  };
}

function count(each: Change): Message {
  const { agreementId, sequence } = each;
  return { cursor: `${agreementId} ${sequence}`, message: 'CHANGE', ...countSaid(each) };
}

function snapshot(agreementId: string, sequence: number, registered: number, of = ''): Message {
  const cursor = `snapshot ${agreementId} ${sequence} ${of}`;
  return { cursor, message: 'SNAPSHOT', ...counter(agreementId, registered, sequence) };
}

function watched(stream: Watched['stream'], visits: Message[][], more: Partial<Watched> = {}): Watched {
  const made = visits.map((messages, index) => ({ after: index === 0 ? null : 'a cursor', messages }));
  return { name: 'watcher', stream, scope: ALL, mayMiss: false, left: false, visits: made, ...more };
}

function signings(...visits: (readonly Change[])[]): Watched {
  return watched(
    'agreementSigned',
    visits.map((changes) => changes.map(signing)),
  );
}

function counts(...visits: (readonly Change[])[]): Watched {
  const [first = [], ...rest] = visits.map((changes) => changes.map(count));
  return watched('signatoryCount', [[snapshot(ONE, 0, 0), snapshot(OTHER, 0, 0), ...first], ...rest]);
}

it('a connection may break off, be asked to go, or to come back later; every other end is a fault', () => {
  expect(
    checkEnds({ closed: 3, 'closed 1006': 2, 'closed 1001': 1, 'closed 1013': 1, 'refused 503': 1 }),
  ).toEqual([]);
  expect(checkEnds({ complete: 2, 'closed 4500': 1, INVALID_CURSOR: 1 })).toEqual([
    '2 × a stream or its connection ended with: complete',
    '1 × a stream or its connection ended with: closed 4500',
    '1 × a stream or its connection ended with: INVALID_CURSOR',
  ]);
});

it('a log that has each change once has no fault, and every other one is named', () => {
  expect(checkLogged(LOG, LOG)).toEqual([]);
  expect(checkLogged(LOG.slice(1), [...LOG, LOG[6] as Change])).toEqual([
    'the log has 12-one #1, which is not in the outbox',
    'the log has 12-one #5 more than once',
  ]);
  expect(checkLogged(LOG, LOG.slice(0, -1))).toEqual(['the log does not have 12-one #5']);
});
