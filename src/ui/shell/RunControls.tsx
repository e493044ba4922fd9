import { useEffect, useState } from 'react'
import { timeLeftText } from '../../engine/page.ts'
import { chord } from '../common/chord.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { runProgress, timeLeft } from './runProgress.ts'
import { runWords } from './runWords.ts'

/** Run says what it would do; Stop takes its place while it does it. */
export function RunControls() {
  const controller = useController()
  const running = useApp((state) => state.running)
  const showsRunning = useApp((state) => state.showsRunning)
  const { label, title, disabled } = useApp(runWords)
  if (showsRunning) return <StopButton />
  return (
    <button
      type="button"
      className="button primary run-button"
      title={`${title} (${chord('Enter')})`}
      disabled={disabled}
      aria-busy={running}
      onPointerEnter={() => showWhatRuns(true)}
      onPointerLeave={() => showWhatRuns(false)}
      onFocus={() => showWhatRuns(true)}
      onBlur={() => showWhatRuns(false)}
      onClick={() => {
        showWhatRuns(false)
        void controller.run()
      }}
    >
      <Icon name="play" />
      {label}
    </button>
  )
}

/** Cards that would run show it. A rule that looks for the hovered button would cost each change of the page. */
function showWhatRuns(isShown: boolean): void {
  document.documentElement.toggleAttribute('data-about-to-run', isShown)
}

function StopButton() {
  const controller = useController()
  const progress = useApp((state) => runProgress(state.run))
  const left = useTimeLeft()
  const [stopping, setStopping] = useState(false)
  const word = stopping ? 'Replace sandbox' : 'Stop'
  return (
    <button
      type="button"
      className="button stop-button"
      aria-label={word}
      title={stopping ? 'It does not stop: end the whole sandbox; results are lost' : 'Stop the run (Esc)'}
      onClick={() => {
        setStopping(true)
        void controller.stop()
      }}
    >
      <Icon name="stop" />
      {word}
      {progress && !stopping && <span className="run-progress">{left ? `${progress}, ${left}` : progress}</span>}
    </button>
  )
}

/** It goes down while nothing is told. */
function useTimeLeft(): string {
  const left = useApp((state) => timeLeft(state.run))
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    setPassed(0)
    if (left === null) return undefined
    const start = performance.now()
    const timer = setInterval(() => setPassed(performance.now() - start), 1000)
    return () => clearInterval(timer)
  }, [left])
  return timeLeftText(left === null ? null : left - passed)
}

/** A setting of who looks; its title says what it waits for. */
export function AutoRunSwitch() {
  const controller = useController()
  const { on, waits } = useApp((state) => state.autoRun)
  const does = waits ?? (on ? 'Runs when something changes' : 'Run by itself when something changes')
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label="Auto-run"
      className={waits ? 'button quiet auto-run waits' : 'button quiet auto-run'}
      title={`${does} (${chord('Shift', 'Enter')})`}
      onClick={() => void controller.setAutoRun(!on)}
    >
      <span className="auto-run-mark" />
      <span>
        Auto<span className="wide-only">-run</span>
      </span>
    </button>
  )
}
