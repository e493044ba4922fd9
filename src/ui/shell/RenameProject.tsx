import { useController } from '../store/react.tsx'

/** The project's name where it stands: a click asks for another. */
export function RenameProject({ name }: { readonly name: string }) {
  const controller = useController()
  return (
    <button
      type="button"
      className="project-name ellipsis"
      title={`${name}: click to rename`}
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect()
        controller.view({ prompt: { kind: 'renameProject', at: { x: left, y: bottom + 8 } } })
      }}
    >
      {name}
    </button>
  )
}
