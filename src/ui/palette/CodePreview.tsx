import { typescriptLanguage } from '@codemirror/lang-javascript'
import { classHighlighter, highlightCode } from '@lezer/highlight'
import { type ReactNode, useMemo } from 'react'
import '../widgets/codeTokens.css'

/** The code that will be written. */
export function CodePreview({ text }: { readonly text: string | null }) {
  const code = useMemo(() => (text === null ? null : highlighted(text.trim())), [text])
  if (code === null) return <p className="palette-hint">The code shows here when the fields are filled in.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard
    <section className="palette-code" aria-label="The code that is written" tabIndex={0}>
      <pre>{code}</pre>
    </section>
  )
}

function highlighted(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  highlightCode(
    text,
    typescriptLanguage.parser.parse(text),
    classHighlighter,
    (part, classes) =>
      parts.push(
        classes ? (
          <span key={parts.length} className={classes}>
            {part}
          </span>
        ) : (
          part
        ),
      ),
    () => parts.push('\n'),
  )
  return parts
}
