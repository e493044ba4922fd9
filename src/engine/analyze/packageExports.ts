/** A name that a package exports. */
export interface PackageExport {
  readonly name: string
  readonly from: string
  /** A class is a type as well. */
  readonly kind: 'function' | 'variable' | 'class' | 'type'
}

/** What the packages export that modules may import, whether or not a file imports them yet: the build has listed it. */
export function readPackageExports(libs: Readonly<Record<string, string>>): readonly PackageExport[] {
  // Written by the build.
  const listed: Record<string, readonly Pick<PackageExport, 'name' | 'kind'>[]> = JSON.parse(
    libs['/packages/exports.json'] ?? '{}',
  )
  return Object.entries(listed).flatMap(([from, names]) => names.map(({ name, kind }) => ({ name, from, kind })))
}
