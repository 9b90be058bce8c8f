/** The views of a map that one has been at, with a place in them: back, forward, and anew from there. */
export interface Place {
  longitude: number
  latitude: number
  zoom: number
}

const LONGEST = 50
const SAME_DEGREES = 1e-7

function same(a: Place | undefined, b: Place): boolean {
  return (
    a !== undefined &&
    a.zoom === b.zoom &&
    Math.abs(a.longitude - b.longitude) < SAME_DEGREES &&
    Math.abs(a.latitude - b.latitude) < SAME_DEGREES
  )
}

export class ViewHistory {
  private places: Place[] = []
  private here = -1

  /** The map has come to rest there. Coming to rest where it is already is no step. */
  arrived(place: Place): void {
    if (same(this.places[this.here], place)) return
    this.places = [...this.places.slice(0, this.here + 1), place].slice(-LONGEST)
    this.here = this.places.length - 1
  }

  get canGoBack(): boolean {
    return this.here > 0
  }

  get canGoForward(): boolean {
    return this.here < this.places.length - 1
  }

  /** Steps back and answers where to go, or null at the beginning. */
  back(): Place | null {
    return this.canGoBack ? this.places[--this.here]! : null
  }

  /** Steps forward and answers where to go, or null at the end. */
  forward(): Place | null {
    return this.canGoForward ? this.places[++this.here]! : null
  }
}
