import { useApp } from '../store/react.tsx'
import { legendOf } from './legend.ts'
import './legend.css'

/** What the shapes on the canvas mean: only those that are there. */
export function Legend() {
  const { shown, program, history } = useApp(({ shown, program, history }) => ({ shown, program, history }))
  return (
    <section className="legend" aria-label="Legend">
      <ul>
        {legendOf({ shown, program, history }).map(({ sample, word, meaning }) => (
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
