/** A class that fields are added to. */
// biome-ignore lint/suspicious/noExplicitAny: a mixin takes any arguments.
export type AbstractClass = abstract new (...given: any[]) => object;
