package org.attune.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All mistakes of one file, in the order of its lines. */
public final class YamlException extends RuntimeException {

  private final transient List<Finding> findings;

  /** Its message has one line per finding. */
  public YamlException(List<Finding> findings) {
    this(findings.stream().sorted(Comparator.comparingInt(Finding::line)).toList(), true);
  }

  private YamlException(List<Finding> findings, boolean sorted) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = findings;
  }

  /** At least one, in the order of lines. */
  public List<Finding> findings() {
    return findings;
  }
}
