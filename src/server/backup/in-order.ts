/** Does work on what a source gives, so many at a time, and gives the results in the order of the source. */
export async function* inOrder<A, B>(source: AsyncIterable<A>, lanes: number, work: (one: A) => Promise<B>): AsyncGenerator<B> {
  const begun: Promise<B>[] = []
  try {
    for await (const one of source) {
      begun.push(work(one))
      if (begun.length < lanes) continue
      yield await (begun.shift() as Promise<B>)
    }
    while (begun.length > 0) yield await (begun.shift() as Promise<B>)
  } finally {
    // After a failure nothing goes on behind the back of whoever was told.
    await Promise.allSettled(begun)
  }
}
