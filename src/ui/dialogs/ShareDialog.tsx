import { useEffect, useState } from 'react'
import { Dialog } from '../common/Dialog.tsx'
import { formatBytes } from '../common/formatBytes.ts'
import { Icon } from '../common/Icon.tsx'
import { useController } from '../store/react.tsx'
import './dialogs.css'

type Link = { readonly kind: 'made'; readonly url: string } | { readonly kind: 'refused'; readonly why: string } | null

/** A link that holds the whole project. Nothing is uploaded: what comes after the # never leaves the browser. */
export function ShareDialog() {
  const controller = useController()
  const [link, setLink] = useState<Link>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    let current = true
    controller
      .shareLink()
      .then((url): Link => ({ kind: 'made', url }))
      .catch(
        (error: unknown): Link => ({ kind: 'refused', why: error instanceof Error ? error.message : String(error) }),
      )
      .then((answer) => {
        if (current) setLink(answer)
      })
    return () => {
      current = false
    }
  }, [controller])
  const url = link?.kind === 'made' ? link.url : ''
  async function copy() {
    await controller.copyText(url)
    setCopied(true)
  }
  return (
    <Dialog title="Share" width={560} onClose={() => controller.view({ dialog: null })}>
      <p>
        The link holds the project itself: code, inputs, data files and places. Whoever opens it sees what it is before
        anything runs.
      </p>
      {!link && <p className="dim">Making the link…</p>}
      {link?.kind === 'refused' && (
        <>
          <p className="dialog-error">{link.why}</p>
          <button type="button" className="button" onClick={() => void controller.downloadProject()}>
            <Icon name="download" /> Download project
          </button>
        </>
      )}
      {link?.kind === 'made' && (
        <>
          <div className="share-link">
            <input
              className="field mono"
              readOnly
              aria-label="Link"
              value={url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <button type="button" className="button primary" onClick={() => void copy()}>
              <Icon name={copied ? 'check' : 'copy'} />
              {copied ? 'Copied' : 'Copy link'}
            </button>
          </div>
          <p className="dim dialog-note">{formatBytes(url.length)}. Nothing is uploaded.</p>
        </>
      )}
    </Dialog>
  )
}
