/** What is wrong with what was typed, under it. */
export function Fault({ message }: { readonly message: string | undefined }) {
  return message === undefined ? null : (
    <p className="field-refusal" role="alert">
      {message}
    </p>
  )
}
