import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Supergraph } from '../supergraph/index.js';
import { conditionalRoots } from './conditional-roots.js';
import { codedError, withCode } from './errors.js';
import type { Guard } from './guard.js';
import { SharedWork } from './lru.js';
import { conditionVariables, type Selected, selectOperation } from './normalise.js';
import { withoutRepeats } from './repeats.js';
import type { Variant } from './variant.js';

/** An operation that was parsed, found valid and planned; good for any number of executions. */
export interface Prepared {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly operation: OperationDefinitionNode;
  /** The operation with the fragments it uses, and nothing else of the client's document. */
  readonly selected: Selected;
  /** The plan for given values of the variables that `@skip` and `@include` depend on. */
  variant(variables: Readonly<Record<string, unknown>>): Promise<Variant>;
}

/** Errors in place of a prepared operation: what is wrong with the client's text. */
export interface Refused {
  readonly errors: readonly GraphQLError[];
}

/**
 * Parses and validates a text and picks its operation. Whether it asks too much is looked at before it is validated:
 * validating what is very large takes long. Never throws for bad input.
 */
export function readOperation(
  request: { readonly query: string; readonly operationName?: string | null | undefined },
  supergraph: Supergraph,
  options: { readonly guard: Guard; readonly maxTokens: number },
): Selected | Refused {
  let document: DocumentNode;
  try {
    document = parse(request.query, { maxTokens: options.maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
  }
  const tooMuch = options.guard.ofDocument(document);
  if (tooMuch.length > 0) return { errors: tooMuch };
  document = withoutRepeats(document);
  const conditional = conditionalRoots(document);
  if (conditional.length > 0) return { errors: conditional };
  const faults = validate(supergraph.publicSchema, document);
  if (faults.length > 0) return { errors: faults.map(invalid) };
  const operation = getOperationAST(document, request.operationName);
  if (operation === null || operation === undefined) {
    return { errors: [codedError(noOperation(document, request.operationName), 'BAD_USER_INPUT')] };
  }
  if (supergraph.publicSchema.getRootType(operation.operation) === undefined) {
    return {
      errors: [codedError(`This graph has no ${operation.operation}s.`, 'GRAPHQL_VALIDATION_FAILED')],
    };
  }
  return selectOperation(document, operation);
}

/** graphql-js gives up where comparing fields takes too long, and only says that it has. */
const GIVEN_UP = 'Validation aborted.';

function invalid(fault: GraphQLError): GraphQLError {
  return fault.message === GIVEN_UP
    ? codedError(
        'Expected fields that can be compared with each other, got too many under the same names: ask for each field once in a place.',
        'GRAPHQL_VALIDATION_FAILED',
      )
    : withCode(fault, 'GRAPHQL_VALIDATION_FAILED');
}

/** How many plans of one operation are kept, one for each set of values of its conditions. */
const VARIANTS_KEPT = 16;

/** An operation with its plans, made as they are needed. */
export function preparedOf(
  selected: Selected,
  makeVariant: (conditions: Readonly<Record<string, unknown>>) => Promise<Variant>,
): Prepared {
  const conditions = conditionVariables(selected);
  const variants = new SharedWork<Variant>(VARIANTS_KEPT);
  const { operation } = selected;
  return {
    kind: operation.operation,
    operation,
    selected,
    variant(variables) {
      const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
      return variants.get(key, () =>
        makeVariant(Object.fromEntries(conditions.map((name) => [name, variables[name] === true]))),
      );
    },
  };
}

/** Whether the plan of an operation depends on its variables. */
export function hasConditions(selected: Selected): boolean {
  return conditionVariables(selected).length > 0;
}

function noOperation(document: DocumentNode, name: string | null | undefined): string {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '(one without a name)') : [],
  );
  if (names.length === 0) return 'Expected an operation, got none.';
  const known = `The operations here are: ${names.join(', ')}.`;
  if (name === undefined || name === null || name === '') {
    return `Expected operationName to say which operation to run, got none. ${known}`;
  }
  return `Expected operationName to name an operation, got "${name}". ${known}`;
}
