import { z } from 'zod';

/** Longer than anyone waits: timers take no more than 24 days, and end at once beyond. */
const LONGEST_DEADLINE = 600_000;
const deadline = z.int().positive().max(LONGEST_DEADLINE);

/** Only what says where to ask: more would make one deployment look like two. */
const address = z
  .url({ protocol: /^https?$/ })
  .refine((text) => isPlain(text), 'expected an address of scheme, host, port and path alone');

function isPlain(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash, pathname } = new URL(text);
  return `${username}${password}${search}${hash}` === '' && !/[?#]/.test(text) && !pathname.includes('//');
}

/** What an address comes to: one way of writing it. */
function placeOf(text: string): string {
  if (!URL.canParse(text)) return text;
  const { protocol, hostname, port, pathname } = new URL(text);
  const host = hostname === 'localhost' || hostname === '[::1]' ? '127.0.0.1' : hostname;
  return `${protocol}//${host}:${port}${pathname.replace(/\/$/, '')}`;
}

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** Where a subgraph is: at an address of its own, or, with a path, at every placement. */
const subgraphEntry = z
  .strictObject({
    url: address.optional(),
    path: z
      .string()
      .regex(/^\/[\w.~-]+(?:\/[\w.~-]+)*$/, 'expected a path such as /graphql')
      .refine((path) => !/\/\.{1,2}(?:\/|$)/.test(path), 'expected a path without . and ..')
      .optional(),
    /** Whom the signed identity is for; a placed subgraph takes its placement's. */
    audience: z.string().min(1).optional(),
    /** Milliseconds that an answer may take. */
    deadline: deadline.optional(),
  })
  .refine(({ url, path }) => (url === undefined) !== (path === undefined), 'expected either a url or a path');

const code = z.string().regex(/^[0-9A-Za-z]{2}$/, 'expected two digits or letters');

const placementEntry = z.strictObject({
  /** The first two characters of the keys that lie here. */
  code,
  name: z.string().min(1),
  url: address,
  audience: z.string().min(1).optional(),
  /** Milliseconds that an answer from here may take. */
  deadline: deadline.optional(),
  /** Whether this placement serves the codes that have none of their own. */
  fallback: z.boolean().optional(),
  /** For the fallback: all codes that it serves. Without it, it is taken to serve every code. */
  serves: z.array(code).optional(),
});

const deployments = z
  .strictObject({
    subgraphs: z.record(z.string(), subgraphEntry),
    placements: z.array(placementEntry).default([]),
  })
  .refine(
    ({ placements }) => areDistinct(placements.map(({ code }) => code)),
    'expected each placement to have a code of its own',
  )
  .refine(
    ({ placements }) => areDistinct(placements.map(({ url }) => placeOf(url))),
    'expected each placement to have an address of its own',
  )
  .refine(
    ({ placements }) => areDistinct(placements.flatMap(({ audience }) => audience ?? [])),
    'expected each placement to have an audience of its own',
  )
  .refine(
    ({ subgraphs }) => areDistinct(Object.values(subgraphs).flatMap(({ path }) => path ?? [])),
    'expected each subgraph to have a path of its own',
  )
  .refine(
    ({ subgraphs }) => areDistinct(Object.values(subgraphs).flatMap(({ url }) => (url ? placeOf(url) : []))),
    'expected each subgraph to have an address of its own',
  )
  .refine(
    ({ placements }) => placements.every(({ fallback, serves }) => serves === undefined || fallback === true),
    'expected only the fallback to serve codes beside its own',
  )
  .refine(
    ({ subgraphs, placements }) =>
      placements.filter(({ fallback }) => fallback).length === 1 ||
      (placements.length === 0 && Object.values(subgraphs).every(({ path }) => path === undefined)),
    'expected exactly one placement to be the fallback',
  );

/** Which deployment of each subgraph is where. */
export type Deployments = z.infer<typeof deployments>;
export type SubgraphEntry = z.infer<typeof subgraphEntry>;
export type PlacementEntry = z.infer<typeof placementEntry>;

/**
 * Reads a map of deployments from JSON text.
 *
 * @throws Error listing every fault with its place.
 */
export function parseDeployments(text: string): Deployments {
  const result = deployments.safeParse(parseJson(text));
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `- ${path.join('.') || '(the whole)'}: ${message}`,
  );
  throw new Error(`The map of deployments is not valid:\n${faults.join('\n')}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The map of deployments is not valid: expected JSON (${(error as Error).message}).`);
  }
}
