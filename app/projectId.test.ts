import { expect, test } from 'vitest'
import { helloWorld } from '../src/ui/testing/helloWorld.ts'
import { enterProject, knowProject, projectId } from './projectId.ts'

const idOn = (document: ReturnType<typeof helloWorld>) => {
  enterProject(document)
  return projectId()
}

test('a project that is opened has an id of its own, though it reads as another does', () => {
  const [first, second] = [idOn(helloWorld()), idOn(helloWorld())]
  expect(first).not.toBe(second)
})

test('one that was left, or saved, has its id again', () => {
  const left = helloWorld()
  const id = idOn(left)
  knowProject(left, id)
  expect(idOn(helloWorld())).not.toBe(id)
  expect(idOn(left)).toBe(id)
  const saved = helloWorld()
  knowProject(saved, 'of the last visit')
  expect(idOn(saved)).toBe('of the last visit')
})
