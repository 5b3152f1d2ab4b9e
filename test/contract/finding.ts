/** Something in the contract that does not hold, in words for the one who changed it. */
export interface Finding {
  /** The file, type or field it is about. */
  readonly where: string;
  readonly what: string;
}
