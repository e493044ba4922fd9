import { Dialog } from '../common/Dialog.tsx'
import { formatBytes } from '../common/formatBytes.ts'
import type { Offer } from '../store/state.ts'
import './dialogs.css'

/** What a shared project is, before it is opened. */
export function OfferCard({ offer }: { readonly offer: Offer }) {
  const facts = [
    { term: 'Modules', values: offer.modules },
    { term: 'Imports', values: offer.imports },
    { term: 'Data files', values: offer.dataFiles },
  ]
  return (
    <Dialog
      title={`Open “${offer.name}”?`}
      onClose={offer.decline}
      actions={
        <>
          <button type="button" className="button" onClick={offer.decline}>
            Not now
          </button>
          <button type="button" className="button primary" onClick={offer.accept}>
            Open
          </button>
        </>
      }
    >
      <p>
        Someone shared this project with you. Nothing of it has run, and opening it runs nothing: it waits for your Run.
      </p>
      <dl className="offer-facts">
        {facts.map(({ term, values }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className={values.length ? 'mono' : 'dim'}>{values.length ? values.join(', ') : 'none'}</dd>
          </div>
        ))}
        <div>
          <dt>Size</dt>
          <dd>{formatBytes(offer.bytes)}</dd>
        </div>
      </dl>
      <p className="dim dialog-note">Work in the open project is kept: a notice leads back to it.</p>
    </Dialog>
  )
}
