/** Where the built command line is. */
export const COMMAND_LINE: string
/** Builds it where its sources are newer. */
export function buildCommandLine(): Promise<void>
