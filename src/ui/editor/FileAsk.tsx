import './fileAsk.css'
import { NewFile } from './NewFile.tsx'
import { RemoveFile } from './RemoveFile.tsx'

interface FileAskProps {
  /** The file that is to go; null where one is to come. */
  readonly removes: string | null
  readonly existing: readonly string[]
  readonly onDone: () => void
}

/** What adding and removing a module asks for: it comes when it is first asked. */
export function FileAsk({ removes, existing, onDone }: FileAskProps) {
  return removes === null ? (
    <NewFile existing={existing} onDone={onDone} />
  ) : (
    <RemoveFile path={removes} onDone={onDone} />
  )
}
