package org.attune.protocol;

import java.util.List;
import org.attune.tally.GroupDecisions;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.OneOrMore;

/** How what a scorer gives is taken in each group of items, so that groups are treated alike. */
public record ByGroup(
    @Doc("Strata whose groups are treated apart") @OneOrMore List<String> strata,
    @Doc(
            "What the development split makes equal: selection-rate (demographic parity) or recall (equal opportunity) by"
                + " a threshold for each group, of labels and of two categories; calibration, of numbers, by a line for"
                + " each group from what the scorer says to what people say")
        GroupDecisions.Equal equal,
    @Doc(
            "Items of the development split a group has at least; a smaller one keeps the scorer's own")
        @Default("20")
        int least) {

  public ByGroup {
    if (strata.isEmpty()) {
      throw new IllegalArgumentException("expected one stratum or more, found none");
    }
    if (least < 2) {
      throw new IllegalArgumentException("expected least of 2 items or more, found " + least);
    }
  }
}
