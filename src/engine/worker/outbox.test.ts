import { expect, test } from 'vitest'
import { fromWire } from '../values/wire.ts'
import { createOutbox } from './outbox.ts'
import type { FromRunner } from './runnerProtocol.ts'

/** Posts as a thread would; tells how many buffers moved. */
function createRecorder() {
  const received = new Map<string, unknown>()
  const unsendable: string[] = []
  let moved = 0
  const outbox = createOutbox({
    post(message, transfer = []) {
      const copy: FromRunner = structuredClone(message, { transfer: [...transfer] })
      moved += transfer.length
      if (copy.kind === 'progress') for (const [name, wire] of copy.values) received.set(name, fromWire(wire))
    },
    onUnsendable: (node) => unsendable.push(node),
    sendMore: () => {},
    isSeen: () => false,
  })
  return { outbox, received, unsendable, moved: () => moved }
}

test('a column that is asked for goes as a copy that moves, and stays whole where it was made', () => {
  const { outbox, received, moved } = createRecorder()
  const column = new Float64Array(1000).fill(3)
  outbox.value('whole', column, 0)
  outbox.value('part', column.subarray(10, 12), 0)
  outbox.flush()
  expect([received.get('whole'), received.get('part')]).toEqual([column, Float64Array.of(3, 3)])
  expect([column.length, moved()]).toEqual([1000, 2])
})

test('a column that was taken away is told of, and what goes beside it arrives', () => {
  const { outbox, received, unsendable } = createRecorder()
  const gone = new Float64Array(10)
  structuredClone(gone, { transfer: [gone.buffer] })
  outbox.value('gone', gone, 0)
  outbox.value('here', Float64Array.of(1), 0)
  outbox.flush()
  expect([unsendable, [...received]]).toEqual([['gone'], [['here', Float64Array.of(1)]]])
})

test('what no message can carry is told of, and columns beside it arrive', () => {
  const { outbox, received, unsendable } = createRecorder()
  outbox.value('odd', new Proxy([1], {}), 0)
  outbox.value('here', Float64Array.of(1), 0)
  outbox.flush()
  expect([unsendable, [...received]]).toEqual([['odd'], [['here', Float64Array.of(1)]]])
})
