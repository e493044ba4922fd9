import { expect, test, vi } from 'vitest'
import { createDrawnStore } from './drawnState.ts'
import { pushEdit, startHistory } from './history.ts'
import { createAppStore } from './state.ts'

function setUp() {
  const store = createAppStore()
  const drawn = createDrawnStore(store)
  const told = vi.fn()
  return { store, drawn, told, unsubscribe: drawn.subscribe(told) }
}

test('typing, notices and panels are not told', () => {
  const { store, drawn, told } = setUp()
  const before = drawn.getState()
  const { history } = store.getState()
  store.setState({ history: pushEdit(history, [{ kind: 'addFile', path: 'a.ts', text: '', isModule: true }], 0) })
  store.setState({ analyzing: true, notices: [{ id: 1, kind: 'info', text: 'Saved' }] })
  expect(told).not.toHaveBeenCalled()
  expect(drawn.getState()).toBe(before)
})

test('versions of the code, which come after its graph, are not told', () => {
  const { store, told } = setUp()
  const graph = { nodes: [], types: [], config: {}, problems: [] }
  store.setState({ program: { graph, code: [] } })
  expect(told).toHaveBeenCalledTimes(1)
  store.setState({ program: { graph, code: [], versions: { a: '1' } } })
  expect(told).toHaveBeenCalledTimes(1)
})

test('the selection and the settings are told, to all that listen', () => {
  const { store, drawn, told } = setUp()
  const other = vi.fn()
  drawn.subscribe(other)
  store.setState({ selected: 'a' })
  store.setState({
    history: pushEdit(startHistory(store.getState().history.present), [{ kind: 'setOutputs', outputs: ['a'] }], 0),
  })
  expect(told).toHaveBeenCalledTimes(2)
  expect(other).toHaveBeenCalledTimes(2)
  expect(drawn.getState().history.present.settings.outputs).toEqual(['a'])
})

test('who listens no more is not told, and who comes later sees what has changed meanwhile', () => {
  const { store, drawn, told, unsubscribe } = setUp()
  unsubscribe()
  store.setState({ selected: 'b' })
  expect(told).not.toHaveBeenCalled()
  expect(drawn.getState().selected).toBe('b')
})
