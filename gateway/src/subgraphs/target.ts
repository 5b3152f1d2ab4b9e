/** Where one deployment of a subgraph is. */
export interface Target {
  readonly subgraph: string;
  /** Code of the placement, where the subgraph has several deployments. */
  readonly placement: string | undefined;
  /** What people call the placement. */
  readonly name?: string | undefined;
  readonly url: URL;
  /** Whom a signed identity is for; none is sent where it is absent. */
  readonly audience: string | undefined;
  /** For the fallback: the codes that other placements serve, which it leaves out of its lists. */
  readonly elsewhere?: readonly string[] | undefined;
  /** Milliseconds that an answer may take. */
  readonly deadline: number;
}
