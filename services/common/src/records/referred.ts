/** The part of a file with records of other regions that the region's own refer to: they are no copy of their owners'. */
export const REFERRED = 'referred';
