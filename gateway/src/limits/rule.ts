import type { ASTVisitor, ValidationContext } from 'graphql';
import { limitError } from './limit-error.js';
import type { Limits } from './limits.js';
import { measure } from './measure.js';

/** A validation rule of graphql-js that refuses an operation over the limits, with one error for each it passes. */
export function limitsRule(limits: Limits): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    OperationDefinition(operation) {
      const measured = measure(operation, context.getDocument());
      for (const limit of ['depth', 'fields', 'aliases', 'directives', 'rootFields'] as const) {
        if (measured[limit] > limits[limit]) {
          context.reportError(limitError(limit, limits[limit], measured[limit], operation));
        }
      }
      // The rule needs no look at anything below.
      return false;
    },
  });
}
