package org.attune.protocol;

import java.util.HashSet;
import java.util.List;
import org.attune.statistic.Gap;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.OneOrMore;

/** Gaps between the groups of a table, and from which size on a group counts in them. */
public record GroupGaps(
    @Doc(
            "Which: lowest and highest value of a group, largest-difference between two, smallest-ratio (the lowest by the"
                + " highest). Beside each stand the same with labels of groups permuted (mean, and what 95 % of"
                + " permutations do not pass), and the gap beyond that mean with its p value")
        @OneOrMore
        List<Gap> show,
    @Doc(
            "Blocks with items a group has at least, or, of groups of raters, raters; smaller groups are left out, and named")
        @Default("5")
        int least) {

  public GroupGaps {
    if (show.isEmpty() || new HashSet<>(show).size() < show.size()) {
      throw new IllegalArgumentException("expected one gap or more, each once, found " + show);
    }
    if (least < 1) {
      throw new IllegalArgumentException("expected least of 1 or more blocks, found " + least);
    }
  }
}
