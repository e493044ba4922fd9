/** What is known of the code that nodes run. Plain data. */
export interface CodeVersions {
  /** Function node -> version of its code and of all that this names. A node without one cannot be cached. */
  readonly versions: Readonly<Record<string, string>>
  /** Of what each version is made, so that one can tell what changed. */
  readonly pieces: CodePieces
}

export const NO_VERSIONS: CodeVersions = { versions: {}, pieces: { hashes: {}, of: {} } }

export interface CodePieces {
  /** A piece's name and module -> hash of what it does by itself. */
  readonly hashes: Readonly<Record<string, string>>
  /** Function node -> the pieces that its code reaches, its own first. */
  readonly of: Readonly<Record<string, readonly string[]>>
}
