import { useState } from 'react'
import { type FileReport, type GraphNode, type InputSource, type Json, typeAt } from '../../engine/page.ts'
import { useApp, useAppStore, useController } from '../store/react.tsx'
import { isOptionalInput, isSameSource, sourceOf } from './inputSource.ts'
import { type WidgetKind, widgetKind } from './widgetKind.ts'
import { formatWidgetText, parseWidgetText } from './widgetText.ts'

/** An input, or a key of the config, as its widgets see it. */
export interface Input {
  readonly node: GraphNode
  readonly widget: WidgetKind
  readonly source: InputSource | undefined
  readonly optional: boolean
  readonly typeText: string
  /** Of the file that feeds it. */
  readonly report: FileReport | undefined
  readonly compact: boolean
  /** Null takes the value away; a key of the config always has one. */
  readonly give: (value: Json | null) => void
}

export function useInput(node: GraphNode, compact: boolean): Input {
  const graph = useApp((state) => state.program?.graph)
  const source = useApp((state) => sourceOf(node, state.history.present.settings))
  const report = useApp((state) => (source?.kind === 'file' ? state.files.get(source.file) : undefined))
  const give = useGive(node)
  const types = graph?.types ?? []
  return {
    node,
    widget: widgetKind(types, node.type),
    source,
    optional: graph ? isOptionalInput(graph, node.name) : false,
    typeText: typeAt(types, node.type).text,
    report,
    compact,
    give,
  }
}

function useGive({ kind, name }: GraphNode): Input['give'] {
  const controller = useController()
  const store = useAppStore()
  if (kind !== 'config') {
    return (value) => controller.setInput(name, value === null ? null : { kind: 'json', value })
  }
  return (value) => controller.setConfig({ ...store.getState().history.present.settings.config, [name]: value })
}

export interface Draft {
  readonly text: string
  /** What is wrong with what stands there; the input keeps its value meanwhile. */
  readonly fault: string | null
  readonly change: (text: string) => void
  readonly leave: () => void
}

/** What is being typed. It stays as typed while it cannot be taken, and gives way when the value changes elsewhere. */
export function useDraft({ node, widget, source, compact, give }: Input): Draft {
  const [draft, setDraft] = useState<{ text: string; fault: string | null; source: InputSource | undefined } | null>(
    null,
  )
  const current = draft && isSameSource(draft.source, source) ? draft : null
  const shown = source?.kind === 'json' ? formatWidgetText(widget, source.value, !compact) : ''

  function change(text: string): void {
    const parsed = parseWidgetText(widget, text)
    const fault = parsed.ok ? null : (parsed.message ?? (node.kind === 'config' ? `${node.name} needs a value.` : null))
    if (fault !== null) {
      setDraft({ text, fault, source })
      return
    }
    setDraft({ text, fault: null, source: parsed.ok ? { kind: 'json', value: parsed.value } : undefined })
    give(parsed.ok ? parsed.value : null)
  }

  function leave(): void {
    if (current?.fault === null) setDraft(null)
  }

  return { text: current?.text ?? shown, fault: current?.fault ?? null, change, leave }
}
