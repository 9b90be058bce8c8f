import { computed, ref } from 'vue'

/** Pages of a list that the server cuts by key: forward by its `next`, back by the keys already passed. */
export function usePaging(size: number) {
  const passed = ref<(string | null)[]>([])
  const after = ref<string | null>(null)
  const first = computed(() => passed.value.length * size + 1)

  function forward(next: string | null | undefined): void {
    if (!next) return
    passed.value = [...passed.value, after.value]
    after.value = next
  }

  function backward(): void {
    after.value = passed.value.at(-1) ?? null
    passed.value = passed.value.slice(0, -1)
  }

  function restart(): void {
    passed.value = []
    after.value = null
  }

  return {
    after,
    first,
    size,
    atStart: computed(() => passed.value.length === 0),
    forward,
    backward,
    restart,
  }
}
