import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { validValue } from './valid-input.js';

/** The way to a field of an input; an entry of a list by its number from 0, as refusals name it. */
export type InputPath = readonly string[];

const TEXTS = new Set(['String', 'ID']);

/** Every field of an input type that holds text: those in lists, and in the objects that stand in it, too. */
export function textPaths(type: GraphQLInputType): InputPath[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return textPaths(bare.ofType).map((path) => ['0', ...path]);
  if (!isInputObjectType(bare)) return TEXTS.has(bare.name) ? [[]] : [];
  return Object.values(bare.getFields()).flatMap((field) =>
    textPaths(field.type).map((path) => [field.name, ...path]),
  );
}

/** An input with a text at the end of a path; what stands around it is what is there, or a small value of its type. */
export function withText(
  type: GraphQLInputObjectType,
  given: Readonly<Record<string, unknown>>,
  [name = '', ...path]: InputPath,
  text: string,
): Record<string, unknown> {
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name} has no field ${name}`);
  const there = given[name] ?? validValue(name, field.type);
  return { ...given, [name]: placed(field.type, there, path, text) };
}

function placed(type: GraphQLInputType, there: unknown, path: InputPath, text: string): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const [first, ...others] = there as unknown[];
    return [placed(bare.ofType, first, path.slice(1), text), ...others];
  }
  if (!isInputObjectType(bare)) return text;
  return withText(bare, there as Record<string, unknown>, path, text);
}
