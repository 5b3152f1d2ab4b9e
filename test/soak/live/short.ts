/** A run that takes about a minute, and has one watcher of each stream and scope and three at each gateway who share one. */
export const SHORT = { signings: 300, watchers: 40, cuts: 12 };
