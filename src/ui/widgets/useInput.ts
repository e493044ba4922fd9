import { useState } from 'react'
import { type FileReport, type GraphNode, type InputSource, typeAt } from '../../engine/page.ts'
import { useApp, useController } from '../store/react.tsx'
import { isOptionalInput } from './inputSource.ts'
import { type WidgetKind, widgetKind } from './widgetKind.ts'
import { formatWidgetText, parseWidgetText } from './widgetText.ts'

/** An input as its widgets see it. */
export interface Input {
  readonly node: GraphNode
  readonly widget: WidgetKind
  readonly source: InputSource | undefined
  readonly optional: boolean
  readonly typeText: string
  /** Of the file that feeds it. */
  readonly report: FileReport | undefined
  readonly compact: boolean
}

export function useInput(node: GraphNode, compact: boolean): Input {
  const graph = useApp((state) => state.program?.graph)
  const source = useApp((state) => ownEntry(state.history.present.settings.inputs, node.name))
  const report = useApp((state) => (source?.kind === 'file' ? state.files.get(source.file) : undefined))
  const types = graph?.types ?? []
  return {
    node,
    widget: widgetKind(types, node.type),
    source,
    optional: graph ? isOptionalInput(graph, node.name) : false,
    typeText: typeAt(types, node.type).text,
    report,
    compact,
  }
}

export interface Draft {
  readonly text: string
  /** What is wrong with what stands there; the input keeps its value meanwhile. */
  readonly fault: string | null
  readonly change: (text: string) => void
  readonly leave: () => void
}

/** What is being typed. It stays as typed while it cannot be taken, and gives way when the value changes elsewhere. */
export function useDraft({ node, widget, source, compact }: Input): Draft {
  const controller = useController()
  const [draft, setDraft] = useState<{ text: string; fault: string | null; source: InputSource | undefined } | null>(
    null,
  )
  const current = draft && draft.source === source ? draft : null
  const shown = source?.kind === 'json' ? formatWidgetText(widget, source.value, !compact) : ''

  function change(text: string): void {
    const parsed = parseWidgetText(widget, text)
    if (!parsed.ok && parsed.message !== null) {
      setDraft({ text, fault: parsed.message, source })
      return
    }
    const next: InputSource | null = parsed.ok ? { kind: 'json', value: parsed.value } : null
    setDraft({ text, fault: null, source: next ?? undefined })
    controller.setInput(node.name, next)
  }

  function leave(): void {
    if (current?.fault === null) setDraft(null)
  }

  return { text: current?.text ?? shown, fault: current?.fault ?? null, change, leave }
}

function ownEntry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
