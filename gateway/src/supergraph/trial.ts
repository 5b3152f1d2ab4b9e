import { text } from 'node:stream/consumers';
import { getNamedType, isLeafType, isRequiredArgument } from 'graphql';
import { loadSupergraph } from './load-supergraph.js';

/** A program: reads the supergraph that it is given on its input, and ends well where it can be loaded and planned with. */
try {
  const { publicSchema, planner } = loadSupergraph(await text(process.stdin));
  for (const { name, type, args } of Object.values(publicSchema.getQueryType()?.getFields() ?? {})) {
    if (args.some(isRequiredArgument)) continue;
    await planner.plan(isLeafType(getNamedType(type)) ? `{ ${name} }` : `{ ${name} { __typename } }`);
  }
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
