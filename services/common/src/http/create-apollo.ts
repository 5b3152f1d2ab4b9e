import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { BaseContext } from './base-context.js';
import type { Metrics } from './metrics.js';
import { outcomeOf, shownErrors } from './request-log.js';
import type { ServedSubgraph } from './server-options.js';

/** An Apollo Server for one subgraph: no landing page, no introspection, no stack traces, unknown errors masked. */
export function createApollo<Context extends BaseContext>(
  { schema, name }: ServedSubgraph,
  metrics: Metrics,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      observe(name, metrics),
    ],
  });
}

/** Masks errors, writes one line of log for each operation, and counts it. */
function observe<Context extends BaseContext>(
  subgraph: string,
  metrics: Metrics,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const start = performance.now();
      return {
        async willSendResponse({ response, errors, operationName, operation, contextValue }) {
          if (errors !== undefined && response.body.kind === 'single') {
            response.body.singleResult.errors = shownErrors(errors, contextValue);
          }
          const milliseconds = performance.now() - start;
          const outcome = outcomeOf(errors);
          metrics.operation(subgraph, outcome, milliseconds / 1000);
          contextValue.log.info(
            {
              subgraph,
              operation: operation?.operation,
              operationName,
              outcome,
              milliseconds: Math.round(milliseconds),
            },
            'operation',
          );
        },
      };
    },
  };
}
