/** A path inside a project: relative, forward slashes, nothing that leaves the folder. */
export function isProjectPath(path: string): boolean {
  if (path.length === 0 || path.length > 255 || path.includes('\\') || path.includes('\0')) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
