import './workers.js';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import { storageWithoutHeaders } from './storage.js';
import './page.css';

interface NamedOperation {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
}

const graph = new URL('/graphql', location.href);
const live = new URL(graph);
live.protocol = graph.protocol === 'https:' ? 'wss:' : 'ws:';

const operations = (await (await fetch('/pages/graphiql/operations.json')).json()) as NamedOperation[];
const container = document.getElementById('graphiql');
if (!container) throw new Error('Expected an element with the id "graphiql", found none.');

const firstVisit = localStorage.getItem('graphiql:tabState') === null;

createRoot(container).render(
  createElement(GraphiQL, {
    fetcher: createGraphiQLFetcher({ url: graph.href, subscriptionUrl: live.href }),
    ...(operations.length > 0 && {
      defaultTabs: operations.map(({ query, variables }) => ({ query, variables, headers: '' })),
    }),
    // The tab that opens first shows its variables only so; a tab that was left open keeps its own.
    ...(firstVisit && { initialVariables: operations[0]?.variables ?? '' }),
    defaultEditorToolsVisibility: true,
    // An access token may be typed there, and would stay in the browser's storage.
    shouldPersistHeaders: false,
    storage: storageWithoutHeaders,
    showPersistHeadersSettings: false,
  }),
);
