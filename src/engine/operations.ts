/** The ready-made operations of the palette: what they ask and what they write. Loaded when the palette opens. */

export { columnKind, feedOf, takesType } from './operations/feed.ts'
export type {
  ColumnKind,
  Feed,
  FieldChoice,
  FieldKind,
  FieldProblem,
  Gift,
  KnownColumn,
  Operation,
  OperationAnswers,
  OperationContext,
  OperationField,
  OperationSource,
  WrittenOperation,
} from './operations/operation.ts'
export { OPERATIONS } from './operations/operations.ts'
export { suggestName } from './operations/suggestName.ts'
