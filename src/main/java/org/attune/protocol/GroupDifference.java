package org.attune.protocol;

import java.util.List;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.OneOrMore;

/**
 * An estimate of one group of items beside that of another, or of all others together. Where blocks
 * hold items of both, they are left out or drawn in both at once.
 */
public record GroupDifference(
    @Doc("The group, by its value of the stratum, or a list of values in the order of the strata")
        @OneOrMore
        List<String> of,
    @Doc("The group it is compared with; all other groups together if left out")
        @Default("")
        @OneOrMore
        List<String> minus,
    @Doc("difference: the other is subtracted. ratio: it is divided by the other")
        @Default("difference")
        As as) {

  /** How two groups are compared. */
  public enum As {
    DIFFERENCE,
    RATIO
  }
}
