import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Choose } from '../../support/chooser.js';
import type { Mutation } from '../../support/mutations.js';
import { BAD_TEXTS } from './bad-texts.js';
import type { KnownIds } from './known-ids.js';

/** Makes random inputs of mutations: mostly near to what is right, so that they get far, with something wrong here and there. @param subjects whose data may be erased. */
export function createInputs(choose: Choose, ids: KnownIds, run: string, subjects: readonly string[]) {
  let count = 0;
  /** Whether the input is to be small and without bad texts. */
  let careful = false;
  /** What earlier inputs said, by field: what can be taken back. */
  const said = new Map<string, string[]>();
  const oneIn = (times: number) => choose(Array.from({ length: times }, (_, index) => index === 0));

  /** @param aimed fields that are to be as they are given; the others are chosen with care then. Default: none. */
  function inputOf({ name, input }: Mutation, aimed: object = {}): Record<string, unknown> {
    const isAimed = Object.keys(aimed).length > 0;
    careful = isAimed || oneIn(2);
    const given = object(input, subjectOf(name));
    if (TAKES_BACK.test(name)) {
      for (const field of ['name', 'alias', 'subject', 'role']) {
        if (field in given && !oneIn(4)) given[field] = choose(said.get(field) ?? ['nothing']);
      }
    }
    if (name === 'erasePerson' && !oneIn(4)) given.subject = choose(subjects);
    if (!oneIn(25)) given.idempotencyKey = `${run}-${count++}`;
    const named = Object.values(given).find(
      (value) => typeof value === 'string' && ids.revisionOf(value) > 1,
    );
    if ('revision' in given && !oneIn(6)) given.revision = ids.revisionOf(String(named ?? ''));
    for (const side of ['duplicate', 'survivor']) {
      if (`${side}Id` in given) given[`${side}Revision`] = ids.revisionOf(String(given[`${side}Id`]));
    }
    if (oneIn(60)) given.unheardOf = 1;
    return { ...given, ...aimed };
  }

  function object(type: GraphQLInputObjectType, idType?: string): Record<string, unknown> {
    const given: Record<string, unknown> = {};
    for (const field of Object.values(type.getFields())) {
      const required = isNonNullType(field.type) && field.defaultValue === undefined;
      if (required ? oneIn(150) : !oneIn(careful ? 6 : 3)) continue;
      given[field.name] = !required && oneIn(8) ? null : value(field, field.type, idType);
    }
    return given;
  }

  function value(field: GraphQLInputField, type: GraphQLInputType, idType?: string): unknown {
    if (isNonNullType(type)) return value(field, type.ofType, idType);
    if (oneIn(120)) return choose([7, 'text', true, {}, [], null, 1.5, -1e300]);
    if (isListType(type)) {
      const length = oneIn(30) ? 600 : choose([0, 1, 1, 2, 3]);
      return Array.from({ length }, () => value(field, type.ofType, idType));
    }
    if (isInputObjectType(type)) return object(type);
    if (isEnumType(type)) return choose(type.getValues()).name;
    if (type.name === 'Boolean') return choose([true, false]);
    if (type.name === 'Float') return choose([0, 0.5, 0.25, 1, -1, 1e308, 5e-324, 100]);
    if (type.name === 'Kronor') return choose([0, 1, 100_000, -5, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 53, 0.5]);
    if (type.name === 'Int') return number(field.name);
    if (!careful && oneIn(7)) return choose(BAD_TEXTS);
    const given = text(field.name, idType);
    said.set(field.name, [...(said.get(field.name) ?? []), given].slice(-MOST_SAID));
    return given;
  }

  function number(name: string): number {
    if (oneIn(5)) return choose([0, -1, 2 ** 31 - 1, -(2 ** 31)]);
    return /Year$/.test(name) ? choose([2024, 2026, 2030]) : choose([1, 2, 3, 10]);
  }

  function text(name: string, idType?: string): string {
    const type = name === 'id' ? idType : TYPES.find(([pattern]) => pattern.test(name))?.[1];
    if (type !== undefined) return choose([...ids.of(type), `org-none`, '14-none']);
    if (name === 'regionCode') return choose(['14', '12', '21', '00', '99', 'xx']);
    if (name === 'municipalityCode') return choose(['1480', '1280', '1880', '0000', '14']);
    if (DATES.test(name))
      return choose(['2026-11-21', '2026-11', '2026', '2025-02-29', '1990', '2099-01-01']);
    if (name === 'organisationNumber') return number10();
    if (name === 'hash') return 'c0ffee'.padEnd(64, '0');
    if (name === 'role') return choose(['agreement-manager:1480', 'portal:14', 'signatory:org-none', 'king']);
    if (name === 'url') return choose(['https://example.org/a', 'javascript:alert(1)', 'ftp://x', 'nowhere']);
    return `${choose(['Råd', 'Förening', 'Överenskommelse', 'Ärende'])} ${choose(LETTERS)}${count++}`;
  }

  /** An organisation number with the right control digit, most of the time. */
  function number10(): string {
    const digits = [8, 0, 2, ...Array.from({ length: 6 }, () => choose([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))];
    const sum = digits.reduce((total, digit, index) => {
      const doubled = digit * (index % 2 === 0 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
    const all = [...digits, (10 - (sum % 10)) % 10].join('');
    return `${all.slice(0, 6)}-${all.slice(6)}`;
  }

  return { inputOf };
}

const MOST_SAID = 8;
const TAKES_BACK = /^(remove|restore)/;
const LETTERS = [...'abcåäö'];
const DATES = /^(date|validTo|validFrom|founded|decided|start|end|asOf)$/;

/** What a field names, by its name. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^agreementId$/, 'Agreement'],
  [/^(version|successor|predecessor)Id$/, 'AgreementVersion'],
  [/^(organisation|owner|funder|duplicate|survivor)Id$|^(funder|partner|organiser)Ids$/, 'Organisation'],
  [/^(body|steeringGroup)Id$|^bodyIds$/, 'Body'],
  [/^seatId$/, 'Seat'],
  [/^adherenceId$/, 'Adherence'],
  [/^documentId$/, 'Document'],
];

/** What the field `id` of a mutation names. */
function subjectOf(mutation: string): string | undefined {
  return ['Organisation', 'Body', 'Event', 'Project'].find((type) => mutation.includes(type));
}
