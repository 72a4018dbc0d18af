import { useMemo, useState } from 'react'
import type { ComponentConfiguration } from '../api/types'
import { formOf, touchedProblems } from './form'
import { defaultsOf, type FieldValue, type Values } from './values'

/** The state of a form over one component's configuration. */
export function useComponentForm({ definition, properties }: ComponentConfiguration) {
  const [edited, setEdited] = useState<Values>({})
  const [showAll, setShowAll] = useState(false)
  const form = useMemo(() => formOf(definition, properties ?? {}, edited), [definition, properties, edited])

  return {
    ...form,
    problems: showAll ? form.problems : touchedProblems(form.problems, edited),
    dirty: Object.keys(form.changes).length > 0,
    valid: Object.keys(form.problems).length === 0,
    change: (id: string, value: FieldValue) => setEdited((before) => ({ ...before, [id]: value })),
    reset: () => {
      setEdited({})
      setShowAll(false)
    },
    fillDefaults: () => setEdited(defaultsOf(form.fields.filter(({ readOnly }) => !readOnly))),
    showProblems: () => setShowAll(true),
  }
}
