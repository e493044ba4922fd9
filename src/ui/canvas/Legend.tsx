import { useApp } from '../store/react.tsx'
import { legendOf } from './legend.ts'
import './legend.css'

/** What the shapes on the canvas mean: only those that are there. */
export function Legend() {
  const sources = useApp(({ shown, program, history, autoLayout }) => ({ shown, program, history, autoLayout }))
  return (
    <section className="legend" aria-label="Legend">
      <ul>
        {legendOf(sources).map(({ sample, word, meaning }) => (
          <li key={sample}>
            <span className={`legend-sample legend-${sample}`} aria-hidden="true" />
            <span>
              {word} <span className="dim">{meaning}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
