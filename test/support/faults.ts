/** What can go wrong between the gateway and a deployment. */
export const FAULTS = [
  // Nothing whole comes.
  'refused',
  'reset',
  'hanging',
  'drip',
  // What comes is no answer to what was asked.
  'status500',
  'wholeWithStatus500',
  'html',
  'shape',
  'errorsOnly',
  'lyingErrors',
  'manyErrors',
  // Entities can not be told apart, or are none.
  'missingEntities',
  'surplusEntities',
  'nullEntities',
  'otherType',
  // Values are not as the graph says.
  'silentNull',
  'nullInside',
  'badEnum',
  'badFormat',
  'fraction',
  'tooLarge',
  'negative',
  'repeats',
  'nullItems',
] as const;

export type Fault = (typeof FAULTS)[number];

/** An answer as it is given to the gateway. */
export interface Given {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** The data in it; undefined where it is none to what was asked. */
  readonly data?: Data | undefined;
}

type Data = Record<string, unknown>;

const JSON_TYPE = 'application/json';
const MANY = 50_000;

/** The answer of a deployment that has gone wrong, of what it would have answered. */
export function altered(fault: Fault, whole: string): Given {
  const given = (body: { readonly data?: Data | null } | string, status = 200): Given => ({
    status,
    type: JSON_TYPE,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    data: typeof body === 'string' ? undefined : (body.data ?? undefined),
  });
  const answer = JSON.parse(whole) as { data?: Data | null };
  const data = answer.data ?? {};
  const withEach = (change: (value: unknown, key: string) => unknown) =>
    given({
      ...answer,
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, change(value, key)])),
    });
  const withEntities = (change: (entities: unknown[]) => unknown[]) =>
    withEach((value, key) => (Array.isArray(value) && key.includes('_entities') ? change(value) : value));
  const withLeaves = (change: Leaf) => withEach((value, key) => eachLeaf(value, key, change));
  const [first = ''] = Object.keys(data);

  switch (fault) {
    case 'status500':
      return given('{"message":"out of order"}', 500);
    case 'wholeWithStatus500':
      return given(whole, 500);
    case 'html':
      return { status: 200, type: 'text/html', body: '<!doctype html><p>Welcome.</p>' };
    case 'shape':
      return given({ data: { other: [1, 2, 3] } });
    case 'errorsOnly':
      return given(JSON.stringify({ errors: [{ message: 'Out of order.' }] }));
    case 'lyingErrors':
      return given(errorsAt(first, 1));
    case 'manyErrors':
      return given(errorsAt(first, MANY));
    case 'missingEntities':
      return withEntities((entities) => entities.slice(1));
    case 'surplusEntities':
      return withEntities((entities) => [...entities, entities[0] ?? null]);
    case 'nullEntities':
      return withEntities((entities) => entities.map(() => null));
    case 'otherType':
      // Also under the key by which the gateway asks for it itself.
      return withLeaves((value, key) => (key.endsWith('_type') || key === TYPE ? 'Elsewhere' : value));
    case 'silentNull':
      return withEach(() => null);
    case 'nullInside':
      // Keys and cursors too.
      return withLeaves((value, key) => (typeof value === 'string' && key !== TYPE ? null : value));
    case 'badEnum':
      return withLeaves((value, key) => (key !== TYPE && isEnumValue(value) ? 'NO_SUCH_VALUE' : value));
    case 'badFormat':
      return withLeaves((value) => (isDate(value) ? 'yesterday' : value));
    case 'fraction':
      return withLeaves((value) => (typeof value === 'number' ? value + 0.5 : value));
    case 'tooLarge':
      return withLeaves((value) => (typeof value === 'number' ? value + 2 ** 31 : value));
    case 'negative':
      return withLeaves((value) => (typeof value === 'number' ? -1 - value : value));
    case 'repeats':
      return withEach((value) => eachList(value, (list) => list.flatMap((item) => [item, item])));
    case 'nullItems':
      return withEach((value) => eachList(value, (list) => list.map((item, index) => (index ? item : null))));
    default:
      return { ...given(whole), data };
  }
}

const TYPE = '__typename';
/** A code that only the gateway may give, and a region that was not asked. */
const LIES = { code: 'UNAUTHENTICATED', region: 'xx', regionName: 'Elsewhere' };

/** Made once: that many take longer to write than to read. */
const written = new Map<string, string>();

function errorsAt(key: string, count: number): string {
  const name = `${count} ${key}`;
  const error = { message: 'Not me.', path: [key], ...(count === 1 && { extensions: LIES }) };
  const body = written.get(name) ?? JSON.stringify({ errors: new Array(count).fill(error), data: null });
  written.set(name, body);
  return body;
}

type Leaf = (value: unknown, key: string) => unknown;

function eachLeaf(value: unknown, key: string, change: Leaf): unknown {
  if (Array.isArray(value)) return value.map((item) => eachLeaf(item, key, change));
  if (typeof value !== 'object' || value === null) return change(value, key);
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [name, eachLeaf(below, name, change)]),
  );
}

function eachList(value: unknown, change: (list: unknown[]) => unknown[]): unknown {
  if (Array.isArray(value)) return change(value.map((item) => eachList(item, change)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, eachList(below, change)]));
}

function isEnumValue(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Z]{3}[A-Z_]*$/.test(value);
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T|$)/.test(value);
}
