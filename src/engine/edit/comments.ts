import ts from 'typescript'

/** Where an item of a list begins, comments about it included: those before it, but not the end of the line before. */
export function startWithComments(item: ts.Node): number {
  const { text } = item.getSourceFile()
  const start = item.getStart()
  const own = [
    ...(ts.getTrailingCommentRanges(text, item.pos) ?? []).filter((one) => !one.hasTrailingNewLine),
    ...(ts.getLeadingCommentRanges(text, item.pos) ?? []),
  ].filter((one) => one.end <= start)
  return Math.min(start, ...own.map((one) => one.pos))
}
