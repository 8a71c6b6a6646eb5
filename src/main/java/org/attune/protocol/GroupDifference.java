package org.attune.protocol;

import java.util.List;
import org.attune.yaml.Doc;
import org.attune.yaml.OneOrMore;

/**
 * The difference of an estimate between two groups of items. Where blocks hold items of both, they
 * are left out or drawn in both at once.
 */
public record GroupDifference(
    @Doc("The group, by its value of the stratum, or a list of values in the order of the strata")
        @OneOrMore
        List<String> of,
    @Doc("The group subtracted from it") @OneOrMore List<String> minus) {}
