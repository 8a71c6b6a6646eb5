package org.attune.statistic;

import java.util.List;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.tally.Tallier;
import org.attune.tally.UnitTally;

/**
 * Share of units (of resampling: conversations, or questions of several parts) all of whose items
 * are answered as the reference has them, in 0 to 1. Where a question asks for an emotion and its
 * cause, both must be right, as EmoBench counts it.
 *
 * <p>A unit with an item that has a reference and no answer is left out. Undefined without units.
 *
 * <p>Sabour et al. (2024), EmoBench, ACL 2024, 5986-6004, doi:10.18653/v1/2024.acl-long.326.
 */
@Cites("sabour2024")
@Named("joint accuracy")
public final class JointAccuracy implements Statistic<UnitTally> {

  static final String NO_UNIT = "no unit has an answer to each of its items";

  @Override
  public Tallier<UnitTally> tallier() {
    return UnitTally.DISTANCES;
  }

  @Override
  public boolean countsWrong() {
    return true;
  }

  @Override
  public Footing<UnitTally> footing(UnitTally whole, Scale scale) {
    return Footing.in(Range.SHARE);
  }

  @Override
  public Estimate estimate(UnitTally tally, Scale scale) {
    List<UnitTally.Unit> units = tally.units();
    long right =
        units.stream()
            .filter(unit -> unit.distances().length == 1 && unit.distances()[0] == 0)
            .mapToLong(UnitTally.Unit::weight)
            .sum();
    long all = units.stream().mapToLong(UnitTally.Unit::weight).sum();
    return Estimate.ratio(right, all, NO_UNIT);
  }
}
