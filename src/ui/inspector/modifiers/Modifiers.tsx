import { useEffect, useRef, useState } from 'react'
import type { GraphNode, Problem } from '../../../engine/page.ts'
import { useApp, useController } from '../../store/react.tsx'
import type { Refusal } from '../fields/draft.ts'
import { Refused } from '../fields/Refused.tsx'
import { useTellLater } from '../fields/useDraft.ts'
import { Part } from '../Part.tsx'
import { useEdit } from '../useEdit.ts'
import { modifierTarget, placedModifiers, type Written } from '../written.ts'
import { AddModifier, NEW_CHECK } from './AddModifier.tsx'
import { ModifierEditor } from './ModifierEditor.tsx'
import { ModifierLine } from './ModifierLine.tsx'
import { formOfSpec, type ModifierForm } from './modifierForm.ts'

/** What is open: a modifier by its position, or one to add. */
type Open = { readonly at: number } | { readonly at: null; readonly form: ModifierForm } | null

/** The modifiers of a function, outermost first, as they stand in the code. */
export function Modifiers({ node, written }: { readonly node: GraphNode; readonly written: Written }) {
  const [open, setOpen] = useState<Open>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const edit = useModifierEdit(node)
  const unreadable = useUnreadable(node)
  const part = useFocusBack(open)
  useAddCheckWish(() => setOpen({ at: null, form: NEW_CHECK }))
  // Those of a made node are its function's, which shows them.
  if (written.kind === 'input' || (written.kind === 'made' && written.face !== null)) return null
  const modifiers = placedModifiers(node)

  async function save(at: number | null, text: string): Promise<Refusal | null> {
    setRefusal(null)
    const found = await edit(at, text)
    if (!found) setOpen(null)
    return found
  }

  return (
    <Part title="Modifiers">
      <div ref={part}>
        {unreadable && (
          <div className="inspector-note">
            <Refused refusal={{ ...unreadable, hint: 'Until it can be read, modifiers are changed in the code.' }} />
          </div>
        )}
        {modifiers.length > 0 && (
          <ul className="modifier-list">
            {modifiers.map(({ at, spec }) =>
              open?.at === at ? (
                <li key={at}>
                  <ModifierEditor
                    title={`Edit ${spec.name}`}
                    initial={formOfSpec(spec)}
                    was={spec.text}
                    save={(text) => save(at, text)}
                    close={() => setOpen(null)}
                  />
                </li>
              ) : (
                <ModifierLine
                  key={at}
                  modifier={spec}
                  isFixed={unreadable !== null}
                  edit={() => setOpen({ at })}
                  remove={async () => setRefusal(await edit(at, null))}
                />
              ),
            )}
          </ul>
        )}
        <Refused refusal={refusal} />
        {open?.at === null ? (
          <ModifierEditor
            title="Add a modifier"
            initial={open.form}
            was={null}
            save={(text) => save(null, text)}
            close={() => setOpen(null)}
          />
        ) : (
          unreadable === null && <AddModifier add={(form) => setOpen({ at: null, form })} />
        )}
      </div>
    </Part>
  )
}

function useModifierEdit(node: GraphNode): (at: number | null, text: string | null) => Promise<Refusal | null> {
  const edit = useEdit(useApp(({ program }) => (program ? modifierTarget(program.graph, node) : node.name)))
  const tell = useTellLater()
  return async (at, text) => {
    const refusal = await edit((name) => ({ kind: 'setModifier', node: name, at, text }))
    tell(refusal)
    return refusal
  }
}

/** A modifier that could not be read is not in the graph's list: positions in it would not be those in the code. */
function useUnreadable({ extent }: GraphNode): Problem | null {
  return useApp(({ program }) => {
    const isHere = ({ code, where }: Problem) =>
      /^DW-ANALYZE-00[78]$/.test(code) &&
      extent !== null &&
      where?.file === extent.file &&
      where.line >= extent.line &&
      where.line <= (extent.endLine ?? extent.line)
    return program?.graph.problems.find(isHere) ?? null
  })
}

/** Elsewhere a check was asked for. */
function useAddCheckWish(open: () => void): void {
  const controller = useController()
  const isWished = useApp(({ wish }) => wish?.kind === 'addCheck')
  useEffect(() => {
    if (!isWished) return
    controller.view({ wish: null })
    open()
  })
}

/** When an editor closes the focus goes back to what opened it. */
function useFocusBack(open: Open) {
  const part = useRef<HTMLDivElement>(null)
  const before = useRef<Open>(null)
  useEffect(() => {
    const was = before.current
    before.current = open
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (!was || open || !isLost) return
    const calls = part.current?.querySelectorAll<HTMLElement>('.modifier-call')
    const adder = part.current?.querySelector<HTMLElement>('.modifier-add')
    const line = was.at === null ? null : calls?.[was.at]
    ;(line ?? adder)?.focus()
  }, [open])
  return part
}
