import { useEffect, useState } from 'react'
import { Dialog } from '../common/Dialog.tsx'
import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import type { ExampleInfo } from '../store/services.ts'
import './dialogs.css'

type Loaded = { readonly examples: readonly ExampleInfo[]; readonly error: string } | null

export function ExamplesDialog() {
  const controller = useController()
  const [loaded, setLoaded] = useState<Loaded>(null)
  useEffect(() => {
    let current = true
    controller
      .examples()
      .then((examples) => ({ examples, error: '' }))
      .catch((error: unknown) => ({ examples: [], error: String(error) }))
      .then((answer) => {
        if (current) setLoaded(answer)
      })
    return () => {
      current = false
    }
  }, [controller])
  return (
    <Dialog title="Open an example" width={560} onClose={() => controller.view({ dialog: null })}>
      {!loaded && <p className="dim">Looking for examples…</p>}
      {loaded?.error && <p className="dialog-error">The examples could not be listed: {loaded.error}</p>}
      <ul className="example-list">
        {loaded?.examples.map((example) => (
          <li key={example.id}>
            <button type="button" className="example" onClick={() => void controller.openExample(example.id)}>
              <Icon name="graph" />
              <span className="example-words">
                <strong>{example.title}</strong>
                <span className="dim">{example.description}</span>
              </span>
              <Icon name="chevronRight" />
            </button>
          </li>
        ))}
      </ul>
      <p className="dim dialog-note">Work in the open project is kept: a notice leads back to it.</p>
    </Dialog>
  )
}
