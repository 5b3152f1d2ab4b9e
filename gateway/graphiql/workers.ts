/** Monaco asks here for its background workers; they are files of this gateway like the rest of the page. */
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(`/pages/graphiql/${label === 'json' || label === 'graphql' ? label : 'editor'}.worker.js`, {
        type: 'module',
        name: label,
      }),
  },
});
