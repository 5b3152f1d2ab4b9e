import { z } from 'zod';

/** Where a subgraph is: at an address of its own, or, with a path, at every placement. */
const subgraphEntry = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }).optional(),
    path: z.string().startsWith('/').optional(),
    /** Whom the signed identity is for; a placed subgraph takes its placement's. */
    audience: z.string().min(1).optional(),
    /** Milliseconds that an answer may take. */
    deadline: z.int().positive().optional(),
  })
  .refine(({ url, path }) => (url === undefined) !== (path === undefined), 'expected either a url or a path');

const code = z.string().regex(/^[0-9A-Za-z]{2}$/, 'expected two digits or letters');

const placementEntry = z.strictObject({
  /** The first two characters of the keys that lie here. */
  code,
  name: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  audience: z.string().min(1).optional(),
  /** Milliseconds that an answer from here may take. */
  deadline: z.int().positive().optional(),
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
    ({ placements }) => new Set(placements.map(({ code }) => code)).size === placements.length,
    'expected each placement to have a code of its own',
  )
  .refine(
    ({ placements }) =>
      new Set(placements.map(({ url }) => (URL.canParse(url) ? new URL(url).href : url))).size ===
      placements.length,
    'expected each placement to have an address of its own',
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
