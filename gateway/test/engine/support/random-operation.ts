import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** A random operation that is valid, with its variables. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Draws numbers in [0, below) from a seed; the same seed, the same numbers. */
export function drawFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

type Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType;

/** Values for arguments, by name of the argument. */
export type ArgumentValues = Readonly<Record<string, readonly string[]>>;

/**
 * Makes a random operation: fields, aliases (also ones that are called like other fields), inline and named
 * fragments, conditions by literal and variable, `__typename` everywhere.
 *
 * @param mayAsk which fields of which types to ask for; all by default.
 */
export function randomOperation(
  schema: GraphQLSchema,
  seed: number,
  values: ArgumentValues,
  mayAsk: (type: string, field: string) => boolean = () => true,
): RandomOperation {
  const draw = drawFrom(seed);
  const chance = (percent: number) => draw(100) < percent;
  const fragments: string[] = [];
  let aliases = 0;

  const condition = () => {
    if (!chance(12)) return '';
    const flag = chance(60) ? ['$yes', '$no'][draw(2)] : ['true', 'false'][draw(2)];
    return ` @${['skip', 'include'][draw(2)]}(if: ${flag})`;
  };
  const argumentsOf = (field: { args: readonly { name: string }[] }) => {
    const given = field.args.flatMap(({ name }) => {
      const choices = values[name];
      return choices === undefined ? [] : [`${name}: ${choices[draw(choices.length)]}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  };
  const typesBelow = (type: Composite): Composite[] => {
    const possible = isObjectType(type) ? [type] : [...schema.getPossibleTypes(type)];
    return [...possible, ...possible.flatMap((object) => object.getInterfaces()), type];
  };
  /** A response key of its own for every field with an alias, so that no two fields of a level are in each other's way. */
  const aliasFor = (names: readonly string[], taken: Set<string>) => {
    if (!chance(22)) return undefined;
    const clashing = names[draw(names.length)] as string;
    if (chance(40) && !taken.has(clashing)) return clashing;
    return `alias${++aliases}`;
  };
  const select = (type: Composite, depth: number, taken: Set<string>): string => {
    const fields = isUnionType(type)
      ? []
      : Object.values(type.getFields()).filter(({ name }) => mayAsk(type.name, name));
    const names = fields.map(({ name }) => name);
    const parts: string[] = [];
    if (chance(30)) parts.push(`__typename${condition()}`);
    for (const field of fields) {
      const below = getNamedType(field.type);
      const leaf = isLeafType(below);
      if (!chance(leaf ? 45 : 30) || (!leaf && depth <= 0)) continue;
      const alias = aliasFor(names, taken) ?? (taken.has(field.name) ? `alias${++aliases}` : undefined);
      taken.add(alias ?? field.name);
      const sub = isCompositeType(below) ? ` { ${select(below, depth - 1, new Set())} }` : '';
      parts.push(`${alias ? `${alias}: ` : ''}${field.name}${argumentsOf(field)}${condition()}${sub}`);
    }
    if (depth > 0 && (!isObjectType(type) || chance(15))) {
      for (const narrower of typesBelow(type)) {
        if (!chance(isObjectType(narrower) ? 45 : 20)) continue;
        const body = select(narrower, depth - 1, taken);
        if (chance(35)) {
          const name = `F${fragments.length}`;
          fragments.push(`fragment ${name} on ${narrower.name} { ${body} }`);
          parts.push(`...${name}${condition()}`);
        } else parts.push(`... on ${narrower.name}${condition()} { ${body} }`);
      }
    }
    if (parts.length === 0) parts.push('__typename');
    return parts.join(' ');
  };

  const root = schema.getQueryType() as GraphQLObjectType;
  const body = select(root, 3 + draw(2), new Set());
  const used = `${body} ${fragments.join(' ')}`;
  const declared = ['yes', 'no'].filter((name) => used.includes(`$${name}`));
  const head =
    declared.length === 0 ? 'query' : `query (${declared.map((name) => `$${name}: Boolean!`).join(', ')})`;
  return {
    query: [`${head} { ${body} }`, ...fragments].join('\n'),
    variables: Object.fromEntries(declared.map((name) => [name, name === 'yes'])),
  };
}
