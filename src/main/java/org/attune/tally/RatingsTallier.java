package org.attune.tally;

import org.attune.corpus.Scale;

/** Counts people's ratings and nothing else; on label scales one tally a label. */
interface RatingsTallier<T extends Tally<T>> extends Tallier<T> {

  @Override
  default Scope scope(Scale scale) {
    return scale instanceof Scale.Labels ? Scope.LABEL : Scope.WHOLE;
  }

  @Override
  default boolean betweenRaters() {
    return true;
  }
}
